package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.config.Config;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The database, embedded or outside, and the lock on the data directory. Closed in the reverse order of opening.
public final class Storage implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final Database.Address address;

    private Storage(Config config, SecureRandom random, boolean besideServer) throws IOException {
        try {
            address = address(config, random, besideServer);
        } catch (IOException | RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    /// For the one that owns the data directory: the server, or whoever replaces what is in it.
    public static Storage open(Config config, SecureRandom random) throws IOException {
        Files.createDirectories(config.dataDir());
        return new Storage(config, random, false);
    }

    /// For an operator's command: while a server runs on the embedded database, that very database.
    public static Storage beside(Config config, SecureRandom random) throws IOException {
        Files.createDirectories(config.dataDir());
        return new Storage(config, random, true);
    }

    /// Brings the schema up to date and opens a pool, which is closed with this.
    public Database database(int connections) {
        Database database = Database.open(address, connections);
        closings.push(database::close);
        return database;
    }

    public Database.Address address() {
        return address;
    }

    @Override
    public void close() {
        closeAll();
    }

    private Database.Address address(Config config, SecureRandom random, boolean besideServer) throws IOException {
        return switch (config.database().where()) {
            case Config.Where.External(String url, String user, String password) ->
                new Database.Address(url, user, password);
            case Config.Where.Embedded _ -> embedded(config.dataDir(), random, besideServer);
        };
    }

    private Database.Address embedded(Path dataDir, SecureRandom random, boolean besideServer) throws IOException {
        if (!lock(dataDir)) {
            if (besideServer) return EmbeddedPostgres.running(dataDir);
            throw new IOException("another server runs on the data directory " + dataDir);
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDir, random, List.of());
        closings.push(postgres::close);
        return postgres.address();
    }

    /// Two servers on one data directory would stop each other's database: the second ends here. The system gives the
    /// lock back when the process dies, however it dies.
    private boolean lock(Path dataDir) throws IOException {
        FileChannel file =
                FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        closings.push(() -> closeQuietly(file));
        FileLock lock = file.tryLock();
        return lock != null;
    }

    private void closeAll() {
        while (!closings.isEmpty()) closings.pop().run();
    }

    private static void closeQuietly(FileChannel file) {
        try {
            file.close();
        } catch (IOException ignored) {
            // The lock goes with the process at the latest.
        }
    }
}
