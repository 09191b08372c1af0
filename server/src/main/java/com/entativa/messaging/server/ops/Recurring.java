package com.entativa.messaging.server.ops;

import java.time.Duration;

/// Does one thing again and again on a thread of its own until it is closed. What fails because a part is away is
/// done the next time.
public final class Recurring implements AutoCloseable {
    private static final Log LOG = Log.of(Recurring.class);
    private final String name;
    private final Duration every;
    private final Runnable work;
    private final Thread thread;

    /// Waits `every` before the first time too.
    public Recurring(String name, Duration every, Runnable work) {
        this.name = name;
        this.every = every;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /// Does it once more, on the caller's thread.
    public void now() {
        work.run();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(every);
                work.run();
            } catch (InterruptedException e) {
                return;
            } catch (Unavailable e) {
                LOG.warn("put_off", "work", name);
            } catch (RuntimeException e) {
                LOG.error("work_failed", e, "work", name);
            }
        }
    }
}
