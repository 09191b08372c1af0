package com.entativa.messaging.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// One-time tickets to open a socket with. Kept in this process alone: a restart voids them, the client asks again.
public final class Tickets {
    public static final Duration LIFE = Duration.ofSeconds(30);

    private final Fresh fresh;
    private final Cache<String, Callers.Caller> open;

    public Tickets(Fresh fresh, InstantSource clock) {
        this.fresh = fresh;
        this.open = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(LIFE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    public String issue(Callers.Caller.Known caller) {
        String ticket = fresh.secret();
        open.put(ticket, caller);
        return ticket;
    }

    /// Whom the ticket was made for; it is void from now on.
    public Callers.Caller redeem(String ticket) {
        Callers.Caller caller = open.asMap().remove(ticket);
        return caller == null ? new Callers.Caller.Refused() : caller;
    }
}
