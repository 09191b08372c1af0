package com.entativa.messaging.server.config;

import java.time.Duration;

/// So many at once, then one each `interval`.
public record Rate(int burst, Duration interval) {
    public Rate {
        if (burst < 1) throw new IllegalArgumentException("burst is not positive");
        if (interval.isNegative() || interval.isZero()) throw new IllegalArgumentException("interval is not positive");
    }

    static Rate perSecond(int burst, double perSecond) {
        return new Rate(burst, Duration.ofNanos(Math.max(1, Math.round(1e9 / perSecond))));
    }
}
