package com.entativa.messaging.server.media;

/// Where a blob lies: lower-case hex of the SHA-256 of its media id.
public record BlobKey(String hex) {
    private static final int LENGTH = 64;

    public BlobKey {
        if (!isKey(hex)) throw new IllegalArgumentException("a key is " + LENGTH + " hexadecimal digits");
    }

    static boolean isKey(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
