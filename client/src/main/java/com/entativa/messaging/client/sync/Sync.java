package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.account.KeyUpkeep;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Store;

/// Keeps a profile and its relay in step: the connection, and what is done every so often.
public final class Sync {
    private static final long UPKEEP_MILLIS = 60 * 60 * 1_000;
    private static final long UPKEEP_RETRY_MILLIS = 60_000;
    private final Profile profile;
    private final Store store;
    private final Connection connection;
    private long upkeepAtMillis;
    private boolean online;

    public Sync(Profile profile, Actor actor, Events events) {
        this.profile = profile;
        this.store = profile.platform().store();
        this.connection = new Connection(profile, store, actor, events);
    }

    /// From here on `tick` connects and keeps connected.
    public void goOnline() {
        online = true;
    }

    public long tick() {
        if (!online) return UPKEEP_RETRY_MILLIS;
        long upkeep = upkeep();
        return Math.min(upkeep, connection.tick());
    }

    public void stop() {
        connection.stop();
    }

    /// The key server's stock and our own leftovers.
    private long upkeep() {
        long now = profile.nowMillis();
        if (upkeepAtMillis > now) return upkeepAtMillis - now;
        Answer<Boolean> done = new KeyUpkeep(profile.platform(), profile.account(), profile.relay()).run();
        store.inTransaction(rows -> {
            new ResendLog(rows).dropOlderThan(now - ResendLog.KEPT_MILLIS);
            new Received(rows).dropOlderThan(now - Received.KEPT_MILLIS);
            new Retries(profile, rows).requestDue();
            return true;
        });
        long delay = done instanceof Answer.Ok<Boolean> ? UPKEEP_MILLIS : UPKEEP_RETRY_MILLIS;
        upkeepAtMillis = now + delay;
        return delay;
    }
}
