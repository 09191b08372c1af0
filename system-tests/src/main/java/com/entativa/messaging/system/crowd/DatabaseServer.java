package com.entativa.messaging.system.crowd;

import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.EmbeddedPostgres;
import com.entativa.messaging.system.FreshData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// A PostgreSQL beside the relays, as several nodes share one. Durable. Can be stopped and started again.
public final class DatabaseServer implements AutoCloseable {
    private final Path home;
    private final int port;
    private EmbeddedPostgres postgres;

    private DatabaseServer(Path home, EmbeddedPostgres postgres) {
        this.home = home;
        this.postgres = postgres;
        String url = postgres.address().jdbcUrl();
        this.port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
    }

    public static DatabaseServer start(Path home) {
        FreshData.into(home);
        try {
            return new DatabaseServer(home, EmbeddedPostgres.start(home, new SecureRandom(), List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database.Address address() {
        return postgres.address();
    }

    /// For the setting `DATABASE_URL`.
    public String url() {
        Database.Address address = address();
        return "postgres://" + address.user() + ":" + address.password() + "@127.0.0.1:" + port + "/postgres";
    }

    public void stop() {
        postgres.close();
    }

    public void startAgain() {
        try {
            postgres = EmbeddedPostgres.start(home, new SecureRandom(), List.of(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
