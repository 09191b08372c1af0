package com.entativa.messaging.client.content;

import java.util.List;
import java.util.UUID;

/// What gets a line of its own.
public sealed interface Saying extends Body {
    /// Files of one message.
    int MAX_FILES = 30;

    /// The words: the text, the caption, or the name on the card.
    String text();

    Extras extras();

    /// The same with other words; a card stays as it is.
    Saying reworded(String text, Extras extras);

    record Text(String text, Extras extras) implements Saying {
        public Text(String text) {
            this(text, Extras.NONE);
        }

        @Override
        public Saying reworded(String changed, Extras with) {
            return new Text(changed, with);
        }

        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /// One to thirty files; the text is their caption and may be empty.
    record Files(List<Attachment> files, String text, Extras extras) implements Saying {
        @Override
        public Saying reworded(String changed, Extras with) {
            return new Files(files, changed, with);
        }

        @Override
        public String toString() {
            return "Files[" + files.size() + "]";
        }
    }

    /// Somebody's contact card.
    record Card(UUID userId, String username, String text, Extras extras) implements Saying {
        @Override
        public Saying reworded(String changed, Extras with) {
            return this;
        }

        @Override
        public String toString() {
            return "Card[" + userId + "]";
        }
    }
}
