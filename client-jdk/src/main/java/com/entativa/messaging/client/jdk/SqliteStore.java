package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Rows in one SQLite file. A commit is on disk (WAL, synchronous FULL); what is deleted is overwritten
/// (secure_delete),
/// and the log is folded in and cut when the store is closed.
public final class SqliteStore implements Store {
    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS record (
                kind TEXT NOT NULL,
                id TEXT NOT NULL,
                body BLOB NOT NULL,
                PRIMARY KEY (kind, id)
            ) WITHOUT ROWID
            """;
    private static final String GET = "SELECT body FROM record WHERE kind = ? AND id = ?";
    private static final String PUT = "INSERT OR REPLACE INTO record (kind, id, body) VALUES (?, ?, ?)";
    private static final String DELETE = "DELETE FROM record WHERE kind = ? AND id = ?";
    private static final String ASCENDING =
            "SELECT id, body FROM record WHERE kind = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?";
    private static final String DESCENDING =
            "SELECT id, body FROM record WHERE kind = ? AND id >= ? AND id < ? ORDER BY id DESC LIMIT ?";

    /// Above every key of ours, which are ASCII.
    private static final String ABOVE = "\uffff";

    /// What comes right after a key: no key of ours has this character.
    private static final String NEXT = "\u0001";

    private final Connection connection;
    private final PreparedStatement get;
    private final PreparedStatement put;
    private final PreparedStatement delete;
    private final PreparedStatement ascending;
    private final PreparedStatement descending;

    private SqliteStore(Connection connection) throws SQLException {
        this.connection = connection;
        this.get = connection.prepareStatement(GET);
        this.put = connection.prepareStatement(PUT);
        this.delete = connection.prepareStatement(DELETE);
        this.ascending = connection.prepareStatement(ASCENDING);
        this.descending = connection.prepareStatement(DESCENDING);
    }

    public static SqliteStore open(Path file) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA secure_delete = ON");
                statement.execute(CREATE);
            }
            connection.setAutoCommit(false);
            return new SqliteStore(connection);
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        boolean committed = false;
        try {
            T result = work.apply(new Rows());
            connection.commit();
            committed = true;
            return result;
        } catch (SQLException e) {
            throw lost(e);
        } finally {
            if (!committed) rollback();
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    @Override
    public void close() {
        try (Connection closing = connection) {
            closing.setAutoCommit(true);
            try (Statement statement = closing.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private final class Rows implements Transaction {
        @Override
        public Optional<byte[]> get(Table table, String key) {
            try {
                get.setString(1, table.id());
                get.setString(2, key);
                try (ResultSet row = get.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                }
            } catch (SQLException e) {
                throw lost(e);
            }
        }

        @Override
        public void put(Table table, String key, byte[] value) {
            try {
                put.setString(1, table.id());
                put.setString(2, key);
                put.setBytes(3, value);
                put.executeUpdate();
            } catch (SQLException e) {
                throw lost(e);
            }
        }

        @Override
        public void delete(Table table, String key) {
            try {
                delete.setString(1, table.id());
                delete.setString(2, key);
                delete.executeUpdate();
            } catch (SQLException e) {
                throw lost(e);
            }
        }

        @Override
        public List<Row> scan(Table table, String prefix, Scan scan) {
            PreparedStatement select = scan.descending() ? descending : ascending;
            boolean isBounded = !scan.beyond().isEmpty();
            String from = isBounded && !scan.descending() ? later(prefix, scan.beyond() + NEXT) : prefix;
            String to = isBounded && scan.descending() ? earlier(prefix + ABOVE, scan.beyond()) : prefix + ABOVE;
            try {
                select.setString(1, table.id());
                select.setString(2, from);
                select.setString(3, to);
                select.setInt(4, scan.limit());
                try (ResultSet rows = select.executeQuery()) {
                    List<Row> found = new ArrayList<>();
                    while (rows.next()) found.add(new Row(rows.getString(1), rows.getBytes(2)));
                    return found;
                }
            } catch (SQLException e) {
                throw lost(e);
            }
        }
    }

    /// One bound on each side: of two the database would search by one and walk to the other.
    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String earlier(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static IllegalStateException lost(SQLException e) {
        return new IllegalStateException("the profile's store failed: " + e.getErrorCode(), e);
    }
}
