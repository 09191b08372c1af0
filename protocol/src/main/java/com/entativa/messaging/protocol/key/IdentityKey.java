package com.entativa.messaging.protocol.key;

import java.util.Optional;

/// IK: a person's long-term key, shared by all devices of the account; the safety number is made of it.
public record IdentityKey(Bytes32 u) implements PublicKey {
    public IdentityKey {
        PublicKey.requireCanonical(u);
    }

    public static Optional<IdentityKey> decode(byte[] encoded) {
        return PublicKey.decode(encoded).map(IdentityKey::new);
    }
}
