package com.entativa.messaging.client.content;

import java.util.UUID;

/// What changes a line that is there, or the conversation.
public sealed interface Change extends Body {
    /// A change of one message of the same conversation.
    sealed interface OfMessage extends Change {
        UUID target();
    }

    /// One person has one reaction a message: the latest by sent time, then content id. Empty: none any more.
    record Reaction(UUID target, String emoji) implements OfMessage {
        @Override
        public String toString() {
            return "Reaction[" + target + "]";
        }
    }

    /// Other words for one's own message, within fifteen minutes by sent times.
    record Edit(UUID target, String text, Extras extras) implements OfMessage {
        public static final long WITHIN_MILLIS = 15L * 60 * 1_000;

        @Override
        public String toString() {
            return "Edit[" + target + ", " + text.length() + " characters]";
        }
    }

    /// One's own message, gone for everybody.
    record DeleteForEveryone(UUID target) implements OfMessage {}

    /// What is said from now on stays so many seconds; 0: for good.
    record Timer(int seconds) implements Change {
        /// A year.
        public static final int MAX_SECONDS = 365 * 24 * 60 * 60;
    }
}
