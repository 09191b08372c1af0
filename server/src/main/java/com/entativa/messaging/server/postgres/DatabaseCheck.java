package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.doctor.Check;
import com.entativa.messaging.server.doctor.Finding;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The database: reachable, new enough, its schema ours, its clock the host's, every write on its disk.
public final class DatabaseCheck implements Check {
    private static final String AREA = "database";
    private static final int OLDEST = 16;
    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final String VERSION = "SELECT current_setting('server_version_num')::int / 10000";

    private static final String NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    private static final String MIGRATIONS = """
            SELECT count(*) FILTER (WHERE NOT success), max(version) FROM flyway_schema_history
            """;

    private static final String HAS_SCHEMA = "SELECT to_regclass('public.flyway_schema_history') IS NOT NULL";

    private static final String DURABLE = """
            SELECT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off'
            """;

    private static final String CONNECTIONS = """
            SELECT current_setting('max_connections')::int - (SELECT count(*) FROM pg_stat_activity)
            """;

    private final Db db;
    private final InstantSource clock;
    private final int pool;

    /// `pool` is how many connections a server takes.
    public DatabaseCheck(Db db, InstantSource clock, int pool) {
        this.db = db;
        this.clock = clock;
        this.pool = pool;
    }

    @Override
    public List<Finding> look() {
        try {
            List<Finding> findings = new ArrayList<>();
            findings.add(version());
            findings.add(schema());
            findings.add(skew());
            findings.add(durable());
            findings.add(connections());
            return findings;
        } catch (Unavailable | IllegalStateException e) {
            return List.of(Finding.fail(
                    AREA,
                    "it does not answer",
                    "is it running, and are host, name, user and password of DATABASE_URL right?"));
        }
    }

    private Finding version() {
        int version = db.query(VERSION, row -> row.getInt(1)).getFirst();
        return version < OLDEST
                ? Finding.fail(AREA, "PostgreSQL " + version, "upgrade it to " + OLDEST + " or newer")
                : Finding.ok(AREA, "PostgreSQL " + version);
    }

    private Finding schema() {
        if (!db.query(HAS_SCHEMA, row -> row.getBoolean(1)).getFirst()) {
            return Finding.ok(AREA, "empty: the first start makes the schema");
        }
        return db.query(
                        MIGRATIONS,
                        row -> row.getLong(1) == 0
                                ? Finding.ok(AREA, "schema " + row.getString(2))
                                : Finding.fail(
                                        AREA, "a migration failed", "restore the last backup, read the server's log"))
                .getFirst();
    }

    private Finding skew() {
        long before = clock.millis();
        long there = db.query(NOW, row -> row.getLong(1)).getFirst();
        long skew = Math.abs(there - (before + clock.millis()) / 2);
        String what = "its clock differs by " + skew + " ms";
        return skew > SKEW.toMillis()
                ? Finding.warn(AREA, what, "run an NTP client on both hosts: expiry goes by these clocks")
                : Finding.ok(AREA, what);
    }

    private Finding durable() {
        return db.query(DURABLE, row -> row.getBoolean(1)).getFirst()
                ? Finding.ok(AREA, "every commit is on its disk")
                : Finding.fail(
                        AREA,
                        "fsync or synchronous_commit is off",
                        "turn both on: accepted messages would be lost when it crashes");
    }

    private Finding connections() {
        int free = db.query(CONNECTIONS, row -> row.getInt(1)).getFirst();
        String what = free + " connections free";
        return free < pool
                ? Finding.warn(AREA, what, "raise its max_connections or lower DATABASE_CONNECTIONS")
                : Finding.ok(AREA, what);
    }
}
