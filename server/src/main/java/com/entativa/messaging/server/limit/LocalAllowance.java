package com.entativa.messaging.server.limit;

import com.entativa.messaging.server.config.Rate;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Counted by this process alone. Keys that were not seen for long are forgotten: their bucket is full again.
public final class LocalAllowance<K> implements Allowance<K> {
    /// Keys in memory: about 200 bytes each.
    private static final int KEYS = 100_000;

    private final Rate rate;
    private final TimeMeter time;
    private final RandomGenerator random;
    private final Cache<K, Bucket> buckets;

    public LocalAllowance(Rate rate, InstantSource clock, RandomGenerator random) {
        this.rate = rate;
        this.random = random;
        this.time = meter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterAccess(untilFull(rate))
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    public Verdict take(K key) {
        ConsumptionProbe probe = buckets.get(key, _ -> fresh()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) return Verdict.Allowed.ALLOWED;
        long nanos = probe.getNanosToWaitForRefill();
        return new Verdict.Wait(Duration.ofNanos(nanos + random.nextLong(nanos / 8 + 1)));
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, rate.interval()))
                .withCustomTimePrecision(time)
                .build();
    }

    private static Duration untilFull(Rate rate) {
        double seconds = Math.min(86_400, rate.interval().toNanos() / 1e9 * rate.burst());
        return Duration.ofSeconds(Math.max(60, (long) seconds + 1));
    }

    private static TimeMeter meter(InstantSource clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Math.multiplyExact(clock.millis(), 1_000_000L);
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
