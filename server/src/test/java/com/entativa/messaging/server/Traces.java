package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Config;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Where in a database an id stands: every column of every table is looked at, ids in texts and in bytes too.
final class Traces {
    private static final String COLUMNS = """
            SELECT table_name, column_name, data_type FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
             ORDER BY 1, 2
            """;

    private final Config.Where.External where;

    Traces(Config.Where.External where) {
        this.where = where;
    }

    private record Column(String table, String name, String type) {
        boolean mayHoldAnId() {
            return List.of("uuid", "text", "bytea", "ARRAY", "jsonb", "json", "character varying")
                    .contains(type);
        }

        /// A column made to name a user.
        boolean namesAUser() {
            return type.equals("uuid") && name.matches("(.*_)?(user|sender|caller|callee|blocked|owner)_id");
        }

        String condition() {
            if (!type.equals("bytea")) return name + "::text LIKE '%' || ?::uuid || '%'";
            return "position(uuid_send(?::uuid) IN " + name
                    + ") > 0 OR position(convert_to((?::uuid)::text, 'UTF8') IN " + name + ") > 0";
        }
    }

    /// The tables, as `table.column`, with a row that holds it.
    Set<String> of(UUID id) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = connection()) {
            for (Column column : columns()) {
                if (column.mayHoldAnId() && holds(connection, column, id))
                    found.add(column.table() + "." + column.name());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /// Tables with a column that names a user.
    Set<String> tablesThatNameUsers() {
        Set<String> tables = new TreeSet<>();
        for (Column column : columns()) if (column.namesAUser()) tables.add(column.table());
        return tables;
    }

    private static boolean holds(Connection connection, Column column, UUID id) throws SQLException {
        String sql = "SELECT 1 FROM " + column.table() + " WHERE " + column.condition() + " LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) statement.setObject(i, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(COLUMNS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) columns.add(new Column(row.getString(1), row.getString(2), row.getString(3)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return columns;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(where.jdbcUrl(), where.user(), where.password());
    }
}
