package com.entativa.messaging.protocol.key;

import java.util.Optional;

/// SPK or OPK: a key put on the server in advance, so that others can start while its owner is offline.
public record PreKey(Bytes32 u) implements PublicKey {
    public PreKey {
        PublicKey.requireCanonical(u);
    }

    public static Optional<PreKey> decode(byte[] encoded) {
        return PublicKey.decode(encoded).map(PreKey::new);
    }

    /// The signed prekey is the responder's first ratchet key.
    public RatchetKey asRatchetKey() {
        return new RatchetKey(u);
    }
}
