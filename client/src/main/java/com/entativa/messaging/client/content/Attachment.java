package com.entativa.messaging.client.content;

import com.entativa.messaging.client.attachment.AttachmentRef;

/// One file of a message: where it lies, what it is, how it looks before it is fetched, and what a later version adds.
public record Attachment(AttachmentRef file, Kind kind, Label label, Look look, Blocks unknown) {
    public static final int MAX_WAVEFORM = 64;
    public static final int MAX_THUMBNAIL = 2_048;

    public enum Kind {
        IMAGE(1),
        VIDEO(2),
        AUDIO(3),
        VOICE(4),
        /// And any kind of a later version.
        FILE(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Kind of(int code) {
            for (Kind kind : values()) if (kind.code == code) return kind;
            return FILE;
        }
    }

    /// The media type and name its sender gave it.
    public record Label(String mediaType, String name) {
        @Override
        public String toString() {
            return "Label";
        }
    }

    /// 0 and empty where it has none. The waveform is of at most 64 bytes, the thumbnail a blurred image of 2 KiB.
    public record Look(int width, int height, long durationMillis, Octets waveform, Octets thumbnail) {
        public static final Look NONE = new Look(0, 0, 0, Octets.NONE, Octets.NONE);
    }
}
