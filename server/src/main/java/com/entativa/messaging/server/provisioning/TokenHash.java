package com.entativa.messaging.server.provisioning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What is kept of a fetch token: its SHA-256. Compared in constant time, and only so.
public final class TokenHash {
    private final byte[] digest;

    private TokenHash(byte[] digest) {
        this.digest = digest;
    }

    static TokenHash of(String token) {
        try {
            return new TokenHash(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TokenHash stored(byte[] digest) {
        return new TokenHash(digest.clone());
    }

    public byte[] bytes() {
        return digest.clone();
    }

    public boolean sameAs(TokenHash other) {
        return MessageDigest.isEqual(digest, other.digest);
    }

    @Override
    public String toString() {
        return "TokenHash[redacted]";
    }
}
