package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The one thread of a core.
final class ActorTest {
    private static final long LONG_TICK_NANOS = 20_000_000;

    @Test
    @DisplayName("nothing is done any more when it has stopped: the store may be closed")
    void no_tick_after_the_end() throws InterruptedException {
        AtomicBoolean closed = new AtomicBoolean();
        AtomicInteger late = new AtomicInteger();
        Actor actor = new Actor(fault -> {
            throw fault;
        });
        actor.start(() -> {
            LockSupport.parkNanos(LONG_TICK_NANOS);
            if (closed.get()) late.incrementAndGet();
            return 1L;
        });
        actor.stop();
        closed.set(true);
        Thread.sleep(200);

        assertThat(late).hasValue(0);
    }
}
