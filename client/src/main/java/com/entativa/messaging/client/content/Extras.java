package com.entativa.messaging.client.content;

import java.util.List;
import java.util.UUID;

/// What may go with words: people named in them, links, what they answer, how long they stay (0: for good).
public record Extras(List<Mention> mentions, List<Link> links, Quote quote, int expiresAfterSeconds) {
    public static final Extras NONE = new Extras(List.of(), List.of(), Quote.None.NONE, 0);

    /// Mentions, and links, of one text.
    public static final int MAX_RANGES = 100;

    /// UTF-16 units of a quoted extract.
    public static final int MAX_EXTRACT = 280;

    /// `start` and `length` in UTF-16 units of the text, within it.
    public record Mention(int start, int length, UUID userId) {}

    public record Link(int start, int length) {}

    public sealed interface Quote {
        enum None implements Quote {
            NONE
        }

        /// The beginning of a text, never through a pair of surrogates.
        static String extract(String text) {
            if (text.length() <= MAX_EXTRACT) return text;
            boolean isCut = Character.isHighSurrogate(text.charAt(MAX_EXTRACT - 1));
            return text.substring(0, isCut ? MAX_EXTRACT - 1 : MAX_EXTRACT);
        }

        /// The answered message, as its answerer saw it.
        record Of(UUID messageId, UUID authorId, String extract) implements Quote {
            @Override
            public String toString() {
                return "Quote[" + messageId + "]";
            }
        }
    }

    public Extras quoting(Quote other) {
        return new Extras(mentions, links, other, expiresAfterSeconds);
    }

    public Extras expiringAfter(int seconds) {
        return new Extras(mentions, links, quote, seconds);
    }

    /// An edit brings its own mentions and links; what is answered and for how long it stays is settled.
    public Extras edited(Extras edit) {
        return new Extras(edit.mentions, edit.links, quote, expiresAfterSeconds);
    }
}
