package com.entativa.messaging.protocol.senderkey;

/// What opening a group's message came to. On `Rejected` all keys are as they were, to the bit.
public sealed interface SenderKeyDecryption {
    /// Store `next` and the plaintext in one transaction, then acknowledge.
    @SuppressWarnings("ArrayRecordComponent")
    record Ok(byte[] plaintext, RemoteSenderKeys next) implements SenderKeyDecryption {}

    record Rejected(Reason reason) implements SenderKeyDecryption {}

    enum Reason {
        /// Not one whole sender key message.
        MALFORMED,
        /// No key of this id: its distribution has not come, or five newer ones have.
        UNKNOWN_SENDER_KEY,
        /// Not signed by the sender: forged, perhaps by a member, or damaged.
        BAD_SIGNATURE,
        /// A tag does not hold: of another group or another sender.
        BAD_MAC,
        /// Read before, sent before we were given the key, or too old for its key to be kept.
        DUPLICATE,
        /// More than 25 000 messages are missing before it.
        TOO_FAR_AHEAD
    }

    static SenderKeyDecryption rejected(Reason reason) {
        return new Rejected(reason);
    }
}
