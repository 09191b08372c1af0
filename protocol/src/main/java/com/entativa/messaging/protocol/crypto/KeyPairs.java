package com.entativa.messaging.protocol.crypto;

import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.function.Function;

/// Makes key pairs: the secret is clamped (RFC 7748), the public half computed from it.
public final class KeyPairs {
    private KeyPairs() {}

    public static KeyPair<IdentityKey> identity(Crypto crypto, Secret32 secret) {
        return pair(crypto, secret, IdentityKey::new);
    }

    public static KeyPair<PreKey> preKey(Crypto crypto, Secret32 secret) {
        return pair(crypto, secret, PreKey::new);
    }

    public static KeyPair<BaseKey> base(Crypto crypto, Secret32 secret) {
        return pair(crypto, secret, BaseKey::new);
    }

    public static KeyPair<RatchetKey> ratchet(Crypto crypto, Secret32 secret) {
        return pair(crypto, secret, RatchetKey::new);
    }

    private static <K extends PublicKey> KeyPair<K> pair(Crypto crypto, Secret32 secret, Function<Bytes32, K> role) {
        byte[] scalar = secret.expose();
        scalar[0] &= (byte) 0xf8;
        scalar[31] = (byte) (scalar[31] & 0x7f | 0x40);
        return new KeyPair<>(secret, role.apply(crypto.x25519Base(secret)));
    }
}
