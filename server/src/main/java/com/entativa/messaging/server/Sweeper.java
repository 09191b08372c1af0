package com.entativa.messaging.server;

import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Deletes what nobody needs any more, each chore in its rhythm by the clock that is handed in.
final class Sweeper implements AutoCloseable {
    private static final Log LOG = Log.of(Sweeper.class);

    /// How often the clock is looked at.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final List<Due> chores = new ArrayList<>();
    private final Thread thread;

    Sweeper(InstantSource clock, List<Chore> chores) {
        this.clock = clock;
        for (Chore chore : chores) this.chores.add(new Due(chore, clock.millis()));
        this.thread = Thread.ofVirtual().name("sweeper").unstarted(this::run);
    }

    /// `work` is given the time in milliseconds. One that fails is put off to its next turn, and holds
    /// up no other.
    record Chore(String name, Duration every, LongConsumer work) {}

    private static final class Due {
        private final Chore chore;
        private long lastMillis;

        Due(Chore chore, long lastMillis) {
            this.chore = chore;
            this.lastMillis = lastMillis;
        }
    }

    void start() {
        thread.start();
    }

    /// Does what is due now, and returns when it is done.
    synchronized void sweep() {
        long now = clock.millis();
        for (Due due : chores) {
            if (now - due.lastMillis < due.chore.every().toMillis()) continue;
            due.lastMillis = now;
            done(due.chore, now);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static void done(Chore chore, long now) {
        try {
            chore.work().accept(now);
        } catch (Unavailable e) {
            LOG.warn("sweep_put_off", "chore", chore.name());
        } catch (RuntimeException e) {
            LOG.error("sweep_failed", e, "chore", chore.name());
        }
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY);
                sweep();
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
