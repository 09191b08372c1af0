package com.entativa.messaging.server.receipt;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where receipts are kept. They pass only between people in each other's reach
/// ({@link com.entativa.messaging.server.conversation.Reach}).
public interface ReceiptStore {
    /// What a sender knows of one member. 0: not, or it is not told. A reading time is the latest possible one when the
    /// member marked the whole conversation as read.
    record Receipt(UUID user, long deliveredAtMillis, long readAtMillis) {}

    sealed interface Seen {
        record By(List<Receipt> members) implements Seen {}

        /// Of somebody else's message.
        record NotAllowed() implements Seen {}

        record NotFound() implements Seen {}
    }

    /// Writes that the reader has read these, and returns the senders to be told: those for whom it is new. Unknown
    /// messages are passed over.
    Map<UUID, UUID> read(UUID reader, List<UUID> messages, long atMillis);

    /// Whether the message is there and the user a member of its conversation.
    boolean isVisible(UUID user, UUID message, long nowMillis);

    Seen of(UUID caller, UUID message, long nowMillis);
}
