package com.entativa.messaging.server.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// An open transaction. Belongs to one thread.
record Tx(Connection connection) {
    /// Rows of a page fetched at once, so that large ciphertexts can stop early.
    private static final int ROWS_AT_ONCE = 64;

    private static final int ALL_ROWS = 0;

    /// All rows in one round trip.
    <R> List<R> query(String sql, Db.Row<R> row, Object... values) throws SQLException {
        List<R> rows = new ArrayList<>();
        read(sql, ALL_ROWS, result -> rows.add(row.read(result)), values);
        return rows;
    }

    /// Reads until `row` says false or there are no more; a round trip for each {@value #ROWS_AT_ONCE} rows.
    void each(String sql, Db.Row<Boolean> row, Object... values) throws SQLException {
        read(sql, ROWS_AT_ONCE, row, values);
    }

    private void read(String sql, int atOnce, Db.Row<Boolean> row, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.setFetchSize(atOnce);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) if (!row.read(result)) return;
            }
        }
    }

    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /// A statement that answers nothing.
    void run(String sql) throws SQLException {
        try (PreparedStatement statement = prepared(sql)) {
            statement.execute();
        }
    }

    /// Nothing of what was done so far stays.
    void undo() throws SQLException {
        connection.rollback();
    }

    <T> Array uuids(Collection<T> from, Function<T, UUID> element) throws SQLException {
        return array("uuid", from, element);
    }

    Array uuids(Collection<UUID> values) throws SQLException {
        return array("uuid", values, value -> value);
    }

    <T> Array ints(Collection<T> from, Function<T, Integer> element) throws SQLException {
        return array("int4", from, element);
    }

    <T> Array longs(Collection<T> from, Function<T, Long> element) throws SQLException {
        return array("int8", from, element);
    }

    <T> Array booleans(Collection<T> from, Function<T, Boolean> element) throws SQLException {
        return array("bool", from, element);
    }

    <T> Array texts(Collection<T> from, Function<T, String> element) throws SQLException {
        return array("text", from, element);
    }

    <T> Array blobs(Collection<T> from, Function<T, byte[]> element) throws SQLException {
        return connection.createArrayOf("bytea", from.stream().map(element).toArray(byte[][]::new));
    }

    private <T> Array array(String type, Collection<T> from, Function<T, ?> element) throws SQLException {
        return connection.createArrayOf(type, from.stream().map(element).toArray());
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }
}
