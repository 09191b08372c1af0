package com.entativa.messaging.server.ops;

import java.nio.ByteBuffer;
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

    /// Asks for randomness once: a secure source has a lock, and each frame of each socket comes by here.
    @Override
    public UUID get() {
        byte[] bytes = new byte[2 * Long.BYTES];
        random.nextBytes(bytes);
        ByteBuffer fresh = ByteBuffer.wrap(bytes);
        long high = (clock.millis() << 16) | 0x7000L | (fresh.getLong() & 0x0FFFL);
        long low = (fresh.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
