package com.entativa.messaging.client.fake;

import com.entativa.messaging.client.platform.Clock;

/// Stands still until a test moves it.
public final class ManualClock implements Clock {
    private long now = 1_800_000_000_000L;

    @Override
    public long nowMillis() {
        return now;
    }

    /// The time after.
    public long advance(long millis) {
        now += millis;
        return now;
    }
}
