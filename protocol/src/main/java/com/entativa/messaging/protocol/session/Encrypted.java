package com.entativa.messaging.protocol.session;

/// What encrypting came to.
public sealed interface Encrypted {
    /// Store `next` before the message leaves (R1.1).
    @SuppressWarnings("ArrayRecordComponent")
    record Ok(byte[] message, PeerSessions next) implements Encrypted {}

    /// No session to send on, or one that was not answered for 30 days: begin a new one with a bundle.
    enum NoSession implements Encrypted {
        NO_SESSION
    }
}
