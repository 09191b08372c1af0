package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.ops.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A PostgreSQL of our own, kept alive: when it dies while we run, it is started again on the same port and the pool
/// finds it by itself (R4.3). One server at a time on one data directory: the caller holds the lock.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Log LOG = Log.of(EmbeddedPostgres.class);
    private static final long READY_WITHIN_NANOS = 120_000_000_000L;
    private static final long RESTART_PAUSE_MILLIS = 200;

    private final Cluster cluster;
    private final List<String> settings;
    private final Database.Address address;
    private final int port;
    private final Object lock = new Object();
    private Process process;
    private boolean closing;

    private EmbeddedPostgres(Cluster cluster, List<String> settings, int port) throws IOException {
        this.cluster = cluster;
        this.settings = settings;
        this.port = port;
        this.address = address(cluster, port);
        this.process = cluster.start(port, settings);
    }

    /// Takes over what a killed server left in `home`, starts, and returns when the database answers.
    /// `settings` are added to ours as `name=value` (tests turn fsync off; nobody else should).
    public static EmbeddedPostgres start(Path home, SecureRandom random, List<String> settings) throws IOException {
        return start(home, random, settings, freePort());
    }

    /// On this port of the loopback.
    public static EmbeddedPostgres start(Path home, SecureRandom random, List<String> settings, int port)
            throws IOException {
        Cluster cluster = Cluster.in(home, random);
        cluster.stopOrphan();
        EmbeddedPostgres started = new EmbeddedPostgres(cluster, settings, port);
        started.awaitReady();
        Thread.ofPlatform().daemon().name("postgres-supervisor").start(started::supervise);
        return started;
    }

    /// Of the server that runs on this data directory.
    static Database.Address running(Path home) throws IOException {
        Cluster cluster = Cluster.found(home);
        return address(cluster, cluster.port());
    }

    public Database.Address address() {
        return address;
    }

    /// The postmaster's process number.
    public long pid() {
        synchronized (lock) {
            return process.pid();
        }
    }

    @Override
    public void close() {
        Process last;
        synchronized (lock) {
            closing = true;
            last = process;
        }
        try {
            cluster.stop(last.toHandle());
        } catch (IOException e) {
            LOG.error("postgres_not_stopped", e);
            last.destroyForcibly();
        }
    }

    private static Database.Address address(Cluster cluster, int port) throws IOException {
        return new Database.Address("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "relay", cluster.password());
    }

    private void supervise() {
        while (true) {
            Process current;
            synchronized (lock) {
                current = process;
            }
            try {
                int exit = current.waitFor();
                Thread.sleep(RESTART_PAUSE_MILLIS);
                synchronized (lock) {
                    if (closing) return;
                    LOG.warn("postgres_died", "exit", exit, "then", "restart");
                    cluster.stopOrphan();
                    process = cluster.start(port, settings);
                }
            } catch (IOException e) {
                LOG.error("postgres_not_restarted", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        while (!answers()) {
            boolean alive = process.isAlive();
            if (!alive || System.nanoTime() > deadline) {
                close();
                throw new IOException("PostgreSQL did not start, see postgres.log in the data directory");
            }
            pause();
        }
    }

    private boolean answers() {
        try (Connection connection =
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
