package com.entativa.messaging.protocol.senderkey;

/// What sealing for a group came to.
public sealed interface SenderKeyEncryption {
    /// Store `next` before the message leaves (R1.1).
    @SuppressWarnings("ArrayRecordComponent")
    record Ok(byte[] message, SenderKeyState next) implements SenderKeyEncryption {}

    /// The key has served its time: begin a new one and hand it out.
    enum Due implements SenderKeyEncryption {
        ROTATION_DUE
    }
}
