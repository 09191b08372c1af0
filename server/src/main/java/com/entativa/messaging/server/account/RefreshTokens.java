package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/// Refresh tokens: random, kept as hashes, each good once; a second use revokes the whole family.
public final class RefreshTokens {
    /// A device that was away longer must log in anew.
    private static final Duration LIFE = Duration.ofDays(60);

    private final RefreshStore store;
    private final Fresh fresh;
    private final InstantSource clock;

    public RefreshTokens(RefreshStore store, Fresh fresh, InstantSource clock) {
        this.store = store;
        this.fresh = fresh;
        this.clock = clock;
    }

    record Renewed(RefreshStore.Rotation rotation, String token) {
        @Override
        public String toString() {
            return "Renewed[redacted]";
        }
    }

    String first(DeviceAddress device) {
        String token = fresh.secret();
        store.add(hash(token), fresh.id(), device, clock.millis() + LIFE.toMillis());
        return token;
    }

    /// A successor for clients that propose none.
    String successor() {
        return fresh.secret();
    }

    /// The new token is good only when the rotation is `Rotated`. R-A-2
    Renewed renew(String token, String successor) {
        long now = clock.millis();
        return new Renewed(store.rotate(hash(token), hash(successor), now, now + LIFE.toMillis()), successor);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
