package com.entativa.messaging.client.message;

import java.util.List;
import java.util.UUID;

/// What a message says. Only some of it is shown; the rest keeps both sides in step.
public sealed interface Body {
    record Text(String text) implements Body {
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /// The sending device has stored these.
    record Delivered(List<UUID> messageIds) implements Body {}

    /// The sending device could not read this message, and why: send it again. R1.6
    record RetryRequest(UUID messageId, Unreadable reason) implements Body {}

    /// The answer when a message asked for is not kept any more.
    record Unavailable(UUID messageId) implements Body {}

    /// A kind of a later version: kept, shown as such.
    record Unknown(int kind) implements Body {}
}
