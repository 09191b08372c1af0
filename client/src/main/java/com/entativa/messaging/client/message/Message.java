package com.entativa.messaging.client.message;

import com.entativa.messaging.client.content.Unreadable;
import java.util.UUID;

/// A line of a conversation as it is kept and shown. `atMillis` orders it: the server's time, for own ones not sent
/// yet
/// this device's.
public record Message(UUID id, UUID conversationId, UUID senderId, long atMillis, Line line) {

    public Message with(Line changed) {
        return new Message(id, conversationId, senderId, atMillis, changed);
    }

    public sealed interface Line {
        /// Received and read by this device.
        record Received(String text) implements Line {
            @Override
            public String toString() {
                return "Received[" + text.length() + " characters]";
            }
        }

        /// Our own, and how far it has come.
        record Own(String text, Progress progress) implements Line {
            @Override
            public String toString() {
                return "Own[" + text.length() + " characters, " + progress + "]";
            }
        }

        /// Came, could not be read: a placeholder that heals in place when it is sent again.
        record Placeholder(Unreadable reason) implements Line {}

        /// The sender's identity key is another than before.
        enum IdentityChanged implements Line {
            IDENTITY_CHANGED
        }
    }

    public enum Progress {
        QUEUED(1),
        /// Waits until its recipient's changed identity is accepted.
        HELD(2),
        SENT(3),
        DELIVERED(4),
        FAILED(5);

        private final int code;

        Progress(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Progress of(int code) {
            for (Progress progress : values()) if (progress.code == code) return progress;
            throw new IllegalStateException("a message row has an unknown progress");
        }
    }
}
