package com.entativa.messaging.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/// A migrated database and its pool of connections.
public final class Database implements AutoCloseable {
    /// Longest wait for a connection: while the database restarts sends wait this long before they get 503.
    private static final long CONNECTION_WAIT_MILLIS = 3_000;

    private final HikariDataSource pool;
    private final Db db;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.db = new Db(pool);
    }

    /// Where and as whom. Never printed.
    public record Address(String jdbcUrl, String user, String password) {
        @Override
        public String toString() {
            return "Address[redacted]";
        }
    }

    /// Connects, brings the schema up to date (forward only) and opens the pool of a server.
    public static Database open(Address address, int connections) {
        HikariDataSource pool = pool(address, connections, "relay");
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new Database(pool);
    }

    /// A pool for an operator's command; the schema stays as it is.
    public static Database connect(Address address, int connections) {
        return new Database(pool(address, connections, "operator"));
    }

    private static HikariDataSource pool(Address address, int connections, String application) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(application);
        config.setJdbcUrl(address.jdbcUrl());
        if (!address.user().isEmpty()) config.setUsername(address.user());
        if (!address.password().isEmpty()) config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        config.setValidationTimeout(1_000);
        config.setAutoCommit(false);
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("ApplicationName", application);
        return new HikariDataSource(config);
    }

    public Db db() {
        return db;
    }

    public int active() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    public int idle() {
        return pool.getHikariPoolMXBean().getIdleConnections();
    }

    /// Threads that wait for a connection.
    public int wanted() {
        return pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
