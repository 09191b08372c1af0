package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL for each JVM of the run (kept in `target`, fsync off), a fresh database for whoever asks.
final class Postgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Postgres() {}

    private static final class Shared {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        Path.of("target/test-postgres-" + System.getProperty("fork", "0")),
                        new SecureRandom(),
                        List.of("fsync=off"));
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Config.Where.External fresh() {
        Database.Address address = Shared.POSTGRES.address();
        String name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        execute(
                new Config.Where.External(address.jdbcUrl(), address.user(), address.password()),
                "CREATE DATABASE " + name);
        String url = address.jdbcUrl().replaceAll("/postgres$", "/" + name);
        return new Config.Where.External(url, address.user(), address.password());
    }

    /// As an operator names it.
    static Map<String, String> environment(Config.Where.External where) {
        return Map.of("DATABASE_URL", where.jdbcUrl() + "?user=" + where.user() + "&password=" + where.password());
    }

    static long count(Config.Where.External where, String sql) {
        try (Connection connection = DriverManager.getConnection(where.jdbcUrl(), where.user(), where.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(Config.Where.External where, String sql) {
        try (Connection connection = DriverManager.getConnection(where.jdbcUrl(), where.user(), where.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
