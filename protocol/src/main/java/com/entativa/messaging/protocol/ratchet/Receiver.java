package com.entativa.messaging.protocol.ratchet;

/// The peer's side as we hear it.
sealed interface Receiver {
    /// Nothing heard yet.
    enum Silent implements Receiver {
        SILENT
    }

    record Hearing(ReceivingChain chain) implements Receiver {}
}
