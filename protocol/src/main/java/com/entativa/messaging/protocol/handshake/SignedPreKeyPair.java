package com.entativa.messaging.protocol.handshake;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;

/// SPK with its private half, as its owner keeps it: rotated weekly, kept 45 days for senders that were offline.
/// R1.7
@SuppressWarnings("ArrayRecordComponent")
public record SignedPreKeyPair(int id, KeyPair<PreKey> pair, byte[] signature) {
    public static SignedPreKeyPair generate(
            Crypto crypto, Randomness randomness, KeyPair<IdentityKey> identity, int id) {
        KeyPair<PreKey> pair = KeyPairs.preKey(crypto, randomness.secret());
        byte[] signature =
                XEdDsa.sign(crypto, randomness, identity, pair.publicKey().encoded());
        return new SignedPreKeyPair(id, pair, signature);
    }
}
