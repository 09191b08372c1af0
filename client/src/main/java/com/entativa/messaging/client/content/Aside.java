package com.entativa.messaging.client.content;

import com.entativa.messaging.protocol.key.Bytes32;

/// What is said beside the conversation: calls being set up, a person's profile, keys of a group.
public sealed interface Aside extends Body {
    /// A step of setting up a call. `text` is the session description or candidate; the fingerprint is that of the
    /// sender's DTLS certificate, empty where the step has none.
    record Call(long callId, Step step, Media media, String text, Octets fingerprint) implements Aside {
        @Override
        public String toString() {
            return "Call[" + step + ", " + media + "]";
        }
    }

    /// A person's name and picture; the picture's blob is sealed under the profile key.
    record Profile(Bytes32 profileKey, String name, Avatar avatar) implements Aside {
        @Override
        public String toString() {
            return "Profile[" + avatar.getClass().getSimpleName() + "]";
        }
    }

    /// A sender key's distribution message. docs/spec/protocol.md §10
    record SenderKey(Octets distribution) implements Aside {}

    enum Step {
        OFFER(1),
        ANSWER(2),
        ICE(3),
        HANGUP(4),
        BUSY(5);

        private final int code;

        Step(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    enum Media {
        AUDIO(1),
        VIDEO(2);

        private final int code;

        Media(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    sealed interface Avatar {
        enum None implements Avatar {
            NONE
        }

        record Blob(Bytes32 blobId, Bytes32 digest, long size) implements Avatar {}
    }
}
