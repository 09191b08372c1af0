package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.inbox.Received;

/// Which messages were taken is known for a while, of hundreds of thousands. What is older is dropped by and by, a
/// slice at a time, so that nobody waits for it. On the actor's thread.
final class Forgetting {
    private static final long ROUND_MILLIS = 24L * 60 * 60 * 1_000;
    private static final long SLICE_MILLIS = 1_000;
    private final Profile profile;
    private String beyond = "";
    private long dueMillis;

    /// Not with the start, when everybody waits for something.
    Forgetting(Profile profile, long afterMillis) {
        this.profile = profile;
        this.dueMillis = profile.nowMillis() + afterMillis;
    }

    /// The milliseconds until the next slice.
    long tick() {
        long now = profile.nowMillis();
        if (dueMillis > now) return dueMillis - now;
        beyond = profile.platform().store().inTransaction(rows -> new Received(rows)
                .dropOlderThan(now - Received.KEPT_MILLIS, beyond));
        dueMillis = now + (beyond.isEmpty() ? ROUND_MILLIS : SLICE_MILLIS);
        return dueMillis - now;
    }
}
