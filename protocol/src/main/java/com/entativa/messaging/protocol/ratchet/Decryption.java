package com.entativa.messaging.protocol.ratchet;

/// What decrypting came to. On `Rejected` the ratchet is as it was, to the bit.
public sealed interface Decryption {
    @SuppressWarnings("ArrayRecordComponent")
    record Ok(byte[] plaintext, DoubleRatchet next) implements Decryption {}

    record Rejected(Reason reason) implements Decryption {}

    enum Reason {
        /// Not one whole message of this suite.
        MALFORMED,
        /// A tag does not hold: forged, damaged, or of another session.
        BAD_MAC,
        /// This message was decrypted before, or is too old for its key to be kept.
        DUPLICATE,
        /// More messages are missing before it than {@link Limits} allows to skip.
        TOO_FAR_AHEAD,
        /// The message names a ratchet key of low order.
        LOW_ORDER_KEY
    }

    static Decryption rejected(Reason reason) {
        return new Rejected(reason);
    }
}
