package com.entativa.messaging.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Invite codes: 32 random bytes, shown once, kept as a hash. Blocking; any thread.
public final class Invites {
    private final InviteStore store;
    private final Fresh fresh;
    private final InstantSource clock;

    public Invites(InviteStore store, Fresh fresh, InstantSource clock) {
        this.store = store;
        this.fresh = fresh;
        this.clock = clock;
    }

    public record Created(InviteStore.Invite invite, String code) {
        @Override
        public String toString() {
            return "Created[redacted]";
        }
    }

    public Created create(int uses, Duration life) {
        String code = fresh.secret();
        long now = clock.millis();
        InviteStore.Invite invite = new InviteStore.Invite(fresh.id(), uses, now + life.toMillis(), now);
        store.add(invite, hash(code));
        return new Created(invite, code);
    }

    public List<InviteStore.Invite> open() {
        return store.open(clock.millis());
    }

    public boolean revoke(UUID id) {
        return store.revoke(id);
    }

    boolean take(String code) {
        return store.take(hash(code), clock.millis());
    }

    void giveBack(String code) {
        store.giveBack(hash(code));
    }

    private static String hash(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
