package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    @Test
    @DisplayName("what is asked goes before what came, each in its order; what came has its turn between")
    void who_waits_goes_first() throws InterruptedException {
        List<String> done = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        Actor actor = new Actor(fault -> {
            throw fault;
        });
        for (String mail : List.of("mail 1", "mail 2")) actor.bring(() -> done.add(mail));
        actor.post(() -> {
            done.add("asked 1");
            actor.post(() -> done.add("asked 3"));
        });
        actor.post(() -> done.add("asked 2"));
        actor.bring(ended::countDown);
        actor.start(() -> Long.MAX_VALUE);

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(done).containsExactly("asked 1", "asked 2", "mail 1", "asked 3", "mail 2");
        actor.stop();
    }

    @Test
    @DisplayName("it ticks after what was asked, though more has come: what was asked to be sent is sent")
    void it_ticks_between() throws InterruptedException {
        List<String> done = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        Actor actor = new Actor(fault -> {
            throw fault;
        });
        actor.post(() -> done.add("asked"));
        for (String mail : List.of("mail 1", "mail 2")) actor.bring(() -> done.add(mail));
        actor.bring(ended::countDown);
        actor.start(() -> {
            done.add("tick");
            return Long.MAX_VALUE;
        });

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(done).startsWith("asked", "mail 1", "tick", "mail 2");
        actor.stop();
    }
}
