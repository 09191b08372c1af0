package com.entativa.messaging.server.socket;

import com.entativa.messaging.server.ops.Log;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// One clock for all sockets: each second it looks whether one has been silent for too long, and pings a twentieth of
/// them. A timer a socket would be memory and wake-ups for nothing.
public final class Pulse implements AutoCloseable {
    private static final Log LOG = Log.of(Pulse.class);
    private static final Duration STEP = Duration.ofSeconds(1);

    /// Each socket is pinged every so many steps.
    private static final int PING_EVERY = 20;

    private final List<Set<Connection>> groups = IntStream.range(0, PING_EVERY)
            .<Set<Connection>>mapToObj(_ -> ConcurrentHashMap.newKeySet())
            .toList();
    private final Thread thread;

    public Pulse() {
        thread = Thread.ofVirtual().name("pulse").start(this::run);
    }

    void add(Connection connection) {
        group(connection).add(connection);
    }

    void remove(Connection connection) {
        group(connection).remove(connection);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private Set<Connection> group(Connection connection) {
        return groups.get(Math.floorMod(System.identityHashCode(connection), PING_EVERY));
    }

    private void run() {
        for (int step = 0; ; step = (step + 1) % PING_EVERY) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                return;
            }
            try {
                groups.forEach(group -> group.forEach(Connection::look));
                groups.get(step).forEach(Connection::ping);
            } catch (RuntimeException e) {
                LOG.error("pulse_failed", e);
            }
        }
    }
}
