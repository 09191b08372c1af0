package com.entativa.messaging.server.ops;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Fresh ids in order of time (RFC 9562 version 7): index locality and order in one. Any thread may ask.
public final class UuidV7 implements Supplier<UUID> {
    private final InstantSource clock;
    private final RandomGenerator random;

    /// `random` must be fit for secrets and for many threads.
    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID get() {
        long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
