package com.entativa.messaging.server.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/// What accounts and devices are given at birth.
public record Fresh(Supplier<UUID> ids, SecureRandom random) {
    private static final int MOST = 16_380;

    UUID id() {
        return ids.get();
    }

    /// Stands until the device uploads its own.
    public int registrationId() {
        return 1 + random.nextInt(MOST);
    }

    /// 32 random bytes, base64url.
    public String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
