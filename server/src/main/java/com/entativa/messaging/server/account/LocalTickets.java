package com.entativa.messaging.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Kept in this process alone: a restart voids them, the client asks again.
public final class LocalTickets implements Tickets {
    private final Fresh fresh;
    private final Cache<String, Callers.Caller> open;

    public LocalTickets(Fresh fresh, InstantSource clock) {
        this.fresh = fresh;
        this.open = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(LIFE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Override
    public String issue(Callers.Caller.Known caller) {
        String ticket = fresh.secret();
        open.put(ticket, caller);
        return ticket;
    }

    @Override
    public Callers.Caller redeem(String ticket) {
        Callers.Caller caller = open.asMap().remove(ticket);
        return caller == null ? new Callers.Caller.Refused() : caller;
    }
}
