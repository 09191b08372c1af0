package com.entativa.messaging.server.socket;

import com.entativa.messaging.server.config.Rate;

/// How many frames one socket may send, by the generic cell rate algorithm: two numbers a socket. One thread at a time.
final class FrameRate {
    private final Rate rate;
    private long wholeAtNanos = Long.MIN_VALUE;

    FrameRate(Rate rate) {
        this.rate = rate;
    }

    /// False: too many.
    boolean take(long nowMillis) {
        long now = nowMillis * 1_000_000;
        long interval = rate.interval().toNanos();
        long next = Math.max(wholeAtNanos, now) + interval;
        if (next - now > interval * rate.burst()) return false;
        wholeAtNanos = next;
        return true;
    }
}
