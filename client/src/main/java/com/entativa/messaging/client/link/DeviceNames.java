package com.entativa.messaging.client.link;

import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.protocol.crypto.Agreement;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Names of the account's devices, sealed to its identity key: every device of it reads them, the relay does not.
/// `key 32 ‖ ciphertext`. L-8
final class DeviceNames {
    private static final byte[] INFO = "Signal_DeviceName".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ONCE = new byte[12];
    private final Platform platform;
    private final Account account;

    DeviceNames(Platform platform, Account account) {
        this.platform = platform;
        this.account = account;
    }

    byte[] seal(String name) {
        try (KeyPair<BaseKey> once =
                Pairing.ephemeral(platform.crypto(), platform.randomness().secret())) {
            PublicKey identity = account.device().identity().publicKey();
            if (!(Agreement.of(platform.crypto(), once, identity) instanceof Agreement.Agreed(Secret32 agreed))) {
                throw new IllegalStateException("our own identity key is of low order");
            }
            byte[] key = key(agreed);
            byte[] words = Greeting.fitting(name).getBytes(StandardCharsets.UTF_8);
            byte[] sealed = platform.crypto().aesGcmSeal(key, ONCE, INFO, words);
            Arrays.fill(key, (byte) 0);
            return new ByteWriter()
                    .bytes(once.publicKey().u().toArray())
                    .bytes(sealed)
                    .finish();
        }
    }

    /// Empty when it has none, or one that was not sealed for this account.
    Optional<String> open(byte[] sealed) {
        if (sealed.length < Bytes32.LENGTH) return Optional.empty();
        Bytes32 u = Bytes32.copyOf(sealed);
        if (!PublicKey.isCanonical(u)) return Optional.empty();
        Agreement agreement = Agreement.of(platform.crypto(), account.device().identity(), new BaseKey(u));
        if (!(agreement instanceof Agreement.Agreed(Secret32 agreed))) return Optional.empty();
        byte[] key = key(agreed);
        byte[] ciphertext = Arrays.copyOfRange(sealed, Bytes32.LENGTH, sealed.length);
        Optional<byte[]> words = platform.crypto().aesGcmOpen(key, ONCE, INFO, ciphertext);
        Arrays.fill(key, (byte) 0);
        return words.map(name -> new String(name, StandardCharsets.UTF_8));
    }

    private byte[] key(Secret32 agreed) {
        try (agreed) {
            return Hkdf.derive(platform.crypto(), new byte[32], agreed.expose(), INFO, 32);
        }
    }
}
