package com.entativa.messaging.server.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Names one blob, and who knows it may fetch it: 256 random bits as base64url. It is never stored nor logged.
public record MediaId(String text) {
    private static final int BYTES = 32;

    /// `random` must be fit for secrets.
    static MediaId fresh(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new MediaId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// What stands in the database and in the storage: it opens nothing.
    public BlobKey key() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return new BlobKey(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "MediaId[redacted]";
    }
}
