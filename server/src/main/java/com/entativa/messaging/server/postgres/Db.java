package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.ops.Unavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/// Plain JDBC in transactions. A lost or unreachable database is {@link Unavailable}; any other failure of SQL is a
/// bug of ours. Blocking; any thread.
public final class Db {
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_NANOS = 100_000_000;

    private final DataSource source;

    public Db(DataSource source) {
        this.source = source;
    }

    @FunctionalInterface
    interface Work<R> {
        R in(Tx tx) throws SQLException;
    }

    @FunctionalInterface
    interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    /// A failure on its way through code that knows no SQL.
    static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException failure;

        Wrapped(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /// A transaction that waited with others in a circle was undone by the database and is done again: so `work`
    /// changes nothing but the database.
    <R> R inTransaction(Work<R> work) {
        for (int left = ATTEMPTS - 1; ; left--) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (left == 0 || !DEADLOCK.equals(e.getSQLState())) throw mapped(e);
                letOthersGo();
            }
        }
    }

    /// Who waited for us is woken now; one that is quicker than that makes the same circle again.
    private static void letOthersGo() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    private <R> R once(Work<R> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return finished(connection, work);
        } catch (Wrapped e) {
            throw e.failure;
        }
    }

    <R> List<R> query(String sql, Row<R> row, Object... values) {
        return inTransaction(tx -> tx.query(sql, row, values));
    }

    int update(String sql, Object... values) {
        return inTransaction(tx -> tx.update(sql, values));
    }

    /// True when the database answers.
    public boolean alive() {
        try {
            return query("SELECT 1", row -> row.getInt(1)).size() == 1;
        } catch (Unavailable e) {
            return false;
        }
    }

    private static <R> R finished(Connection connection, Work<R> work) throws SQLException {
        boolean committed = false;
        try {
            R result = work.in(new Tx(connection));
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed && !connection.isClosed()) rollBack(connection);
        }
    }

    /// The failure that led here is the one to report.
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException ignored) {
            // The connection is broken: the pool throws it away.
        }
    }

    /// Classes 08 (connection), 53 (resources), 57 (operator intervention), 58 (system) mean: not now, perhaps
    /// later.
    private static RuntimeException mapped(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean away = e instanceof SQLTransientConnectionException
                || List.of("08", "53", "57", "58").contains(state.substring(0, Math.min(2, state.length())));
        if (away) return new Unavailable("database", e);
        return new IllegalStateException("SQL failed, state " + state, e);
    }
}
