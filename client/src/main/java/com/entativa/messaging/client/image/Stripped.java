package com.entativa.messaging.client.image;

/// What stripping an image came to. What is refused may still be sent, as a file and with the user's word.
public sealed interface Stripped {
    @SuppressWarnings("ArrayRecordComponent")
    record Ok(byte[] file, Format format, Measures measures) implements Stripped {}

    enum Refused implements Stripped {
        UNKNOWN_FORMAT,
        DAMAGED
    }

    enum Format {
        JPEG("image/jpeg"),
        PNG("image/png"),
        WEBP("image/webp");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /// Width and height as coded, and how to turn it before showing it: 1 … 8 as EXIF has it, 1 as it is.
    record Measures(int width, int height, int orientation) {
        private static final int FIRST_SIDEWAYS = 5;

        public int shownWidth() {
            return orientation < FIRST_SIDEWAYS ? width : height;
        }

        public int shownHeight() {
            return orientation < FIRST_SIDEWAYS ? height : width;
        }
    }
}
