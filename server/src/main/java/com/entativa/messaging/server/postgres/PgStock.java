package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.Contract;

/// Counts for an operator; they name nobody.
public final class PgStock {
    /// Of envelopes PostgreSQL's own estimate: counting would read them all.
    private static final String COUNT = """
            SELECT (SELECT coalesce(max(n_live_tup), 0) FROM pg_stat_user_tables WHERE relname = 'envelope') AS waiting,
                   count(*) FILTER (WHERE left_over BETWEEN 1 AND ?) AS low,
                   count(*) FILTER (WHERE left_over = 0) AS out
              FROM (SELECT (SELECT count(*) FROM one_time_prekey o
                             WHERE o.user_id = d.user_id AND o.device_id = d.device_id) AS left_over
                      FROM device d WHERE d.receives) stock
            """;

    private final Db db;

    public PgStock(Db db) {
        this.db = db;
    }

    /// `low`: devices with fewer one-time prekeys than they should refill at; `out`: with none.
    public record Counted(long waiting, long low, long out) {}

    public Counted count() {
        return db.query(
                        COUNT,
                        row -> new Counted(row.getLong(1), row.getLong(2), row.getLong(3)),
                        Contract.REFILL_BELOW - 1)
                .getFirst();
    }
}
