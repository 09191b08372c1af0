package com.entativa.messaging.client.content;

import java.util.List;
import java.util.UUID;

/// What keeps both sides in step about messages.
public sealed interface Receipt extends Body {
    /// Ids of one receipt.
    int MAX_IDS = 1_000;

    /// The sending device has stored these.
    record Delivered(List<UUID> messageIds) implements Receipt {}

    /// The sender has seen these.
    record Read(List<UUID> messageIds) implements Receipt {}

    /// The sending device could not read this message, and why: send it again. R1.6
    record RetryRequest(UUID messageId, Unreadable reason) implements Receipt {}

    /// The answer when a message asked for is not kept any more.
    record Unavailable(UUID messageId) implements Receipt {}
}
