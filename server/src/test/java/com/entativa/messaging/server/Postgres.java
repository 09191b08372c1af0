package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One PostgreSQL for each JVM of the run (kept in `target`, fsync off), a database of their own for whoever asks.
final class Postgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Path HOME = Path.of("target/test-postgres-" + System.getProperty("fork", "0"));

    private Postgres() {}

    private static final class Shared {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME, new SecureRandom(), List.of("fsync=off"));
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Migrated once for this JVM; nobody is connected to it, so that it can be copied.
    private static final class Migrated {
        private static final String NAME = make();

        private static String make() {
            Config.Where.External where = fresh();
            Database.open(new Database.Address(where.jdbcUrl(), where.user(), where.password()), 2)
                    .close();
            return where.jdbcUrl().substring(where.jdbcUrl().lastIndexOf('/') + 1);
        }
    }

    /// An empty one.
    static Config.Where.External fresh() {
        return made("template1");
    }

    /// One that a relay has nothing to do on.
    static Config.Where.External migrated() {
        return made(Migrated.NAME);
    }

    private static Config.Where.External made(String template) {
        Database.Address address = Shared.POSTGRES.address();
        String name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        execute(
                new Config.Where.External(address.jdbcUrl(), address.user(), address.password()),
                "CREATE DATABASE " + name + " TEMPLATE " + template);
        String url = address.jdbcUrl().replaceAll("/postgres$", "/" + name);
        return new Config.Where.External(url, address.user(), address.password());
    }

    /// As an operator names it.
    static Map<String, String> environment(Config.Where.External where) {
        return Map.of("DATABASE_URL", where.jdbcUrl() + "?user=" + where.user() + "&password=" + where.password());
    }

    /// PostgreSQL's programs, unpacked already, for a data directory that is not begun yet.
    static void programsInto(Path home) throws IOException {
        Shared.POSTGRES.address();
        try (Stream<Path> all = Files.walk(HOME)) {
            for (Path each : all.filter(Postgres::isProgram).toList()) {
                Path target = home.resolve(HOME.relativize(each).toString());
                Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean isProgram(Path file) {
        return HOME.relativize(file).toString().startsWith("postgres-");
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
