package com.entativa.messaging.protocol.key;

import java.util.Optional;

/// DHs / DHr: a key of the Diffie-Hellman ratchet.
public record RatchetKey(Bytes32 u) implements PublicKey {
    public RatchetKey {
        PublicKey.requireCanonical(u);
    }

    public static Optional<RatchetKey> decode(byte[] encoded) {
        return PublicKey.decode(encoded).map(RatchetKey::new);
    }
}
