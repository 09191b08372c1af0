package com.entativa.messaging.server;

import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.time.InstantSource;

/// Once an hour deletes what nobody needs any more.
final class Sweeper implements AutoCloseable {
    private static final Log LOG = Log.of(Sweeper.class);
    private final MailboxStore store;
    private final Duration retention;
    private final InstantSource clock;
    private final Thread thread;

    Sweeper(MailboxStore store, Duration retention, InstantSource clock) {
        this.store = store;
        this.retention = retention;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("sweeper").start(this::run);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(Duration.ofHours(1));
                long now = clock.millis();
                store.sweep(now - retention.toMillis(), now);
            } catch (InterruptedException e) {
                return;
            } catch (Unavailable e) {
                LOG.warn("sweep_put_off");
            }
        }
    }
}
