package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;

/// The Ed25519 key that tells a sender from the other members, who all know its chain. A point that is none, or
/// of low order, verifies nothing.
public record SigningKey(Bytes32 point) {
    boolean verifies(Crypto crypto, SenderKeyMessage message) {
        return crypto.ed25519Verify(point.toArray(), message.signedPart(), message.signature());
    }

    /// Made afresh for each sender key, never the identity's: what it signs proves nothing outside the group. P-G-2
    record Pair(Secret32 seed, SigningKey publicKey) {
        static Pair generate(Crypto crypto, Randomness randomness) {
            Secret32 seed = randomness.secret();
            return new Pair(seed, new SigningKey(crypto.ed25519Public(seed)));
        }

        byte[] sign(Crypto crypto, byte[] message) {
            return crypto.ed25519Sign(seed, message);
        }
    }
}
