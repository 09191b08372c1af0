package com.entativa.messaging.server.prekey;

/// The two questions the key server asks about keys it cannot use itself. Arrays are read, not kept.
public interface PreKeySignatures {
    /// Strict XEdDSA over the 33 bytes of the prekey. False for whatever is not well-formed.
    boolean verifies(byte[] identityKey33, byte[] preKey33, byte[] signature64);

    /// `05 ‖ u` with u below the field's prime, so that a key has one encoding.
    boolean wellFormed(byte[] key33);
}
