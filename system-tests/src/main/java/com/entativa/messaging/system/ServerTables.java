package com.entativa.messaging.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What the relay's tables hold, read behind its back.
public final class ServerTables {
    private static final String TABLES =
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history' ORDER BY 1";
    private final String jdbcUrl;

    public ServerTables(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /// Every row of every table as text, `table: (…)`.
    public List<String> rows() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            List<String> rows = new ArrayList<>();
            for (String table : column(connection, TABLES)) {
                for (String row : column(connection, "SELECT t::text FROM " + table + " t")) {
                    rows.add(table + ": " + row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) values.add(result.getString(1));
            return values;
        }
    }
}
