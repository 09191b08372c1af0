package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.Db;
import com.entativa.messaging.server.postgres.EmbeddedPostgres;
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
final class Storage implements AutoCloseable {
    private final Deque<Runnable> closings = new ArrayDeque<>();
    private final Database database;

    private Storage(Config config, SecureRandom random) throws IOException {
        try {
            database = Database.open(address(config, random), config.database().connections());
            closings.push(database::close);
        } catch (IOException | RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    static Storage open(Config config, SecureRandom random) throws IOException {
        Files.createDirectories(config.dataDir());
        return new Storage(config, random);
    }

    Db db() {
        return database.db();
    }

    @Override
    public void close() {
        closeAll();
    }

    private Database.Address address(Config config, SecureRandom random) throws IOException {
        return switch (config.database().where()) {
            case Config.Where.External(String url, String user, String password) ->
                new Database.Address(url, user, password);
            case Config.Where.Embedded _ -> {
                lock(config.dataDir());
                EmbeddedPostgres postgres = EmbeddedPostgres.start(config.dataDir(), random, List.of());
                closings.push(postgres::close);
                yield postgres.address();
            }
        };
    }

    /// Two servers on one data directory would stop each other's database: the second ends here. The system gives the
    /// lock back when the process dies, however it dies.
    private void lock(Path dataDir) throws IOException {
        FileChannel file =
                FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        closings.push(() -> closeQuietly(file));
        FileLock lock = file.tryLock();
        if (lock == null) throw new IOException("another server runs on the data directory " + dataDir);
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
