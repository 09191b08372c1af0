package com.entativa.messaging.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What the embedded database counts of itself. Its processes report once a second, so a difference over a phase is
/// right within that.
final class Counters implements AutoCloseable {
    private static final String READ = """
            SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS commits,
                   (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') AS syncs,
                   (SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')) AS bytes
            """;

    private static final String DURABLE = """
            SELECT string_agg(name || '=' || setting, ', ' ORDER BY name) FROM pg_settings
             WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')
            """;

    private final Connection connection;

    private Counters(Connection connection) {
        this.connection = connection;
    }

    /// Transactions, syncs of the log to disk, and bytes of the log, since the database was made.
    record Counted(long commits, long syncs, long bytes) {}

    /// Finds port and password where the relay keeps them in its data directory.
    static Counters of(Path data) throws IOException, SQLException {
        String port =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        String password = Files.readString(data.resolve("postgres.password")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        return new Counters(DriverManager.getConnection(url, "relay", password));
    }

    Counted read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new Counted(row.getLong("commits"), row.getLong("syncs"), row.getLong("bytes"));
        }
    }

    /// The settings that durability hangs on, as the database has them.
    String settings() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DURABLE)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
