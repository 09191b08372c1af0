package com.entativa.messaging.server.postgres;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/// Table `server_epoch`. A database that was brought back from a copy does not know which one-time prekeys were
/// handed
/// out since the copy was made: so its stock is dropped and its epoch raised, and one-time prekeys are taken only
/// from
/// devices that know the new epoch (R1.5).
public final class PgEpoch {
    private static final String PRESENT = "SELECT epoch FROM server_epoch";

    /// Another cluster, another timeline of it, another database, another table: each means that this is a copy.
    private static final String IDENTITY = """
            SELECT s.system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '/'
                   || d.oid || '/' || 'server_epoch'::regclass::oid,
                   e.database_identity
              FROM pg_control_system() s, pg_database d, server_epoch e
             WHERE d.datname = current_database()
            """;

    private static final String REMEMBER = "UPDATE server_epoch SET database_identity = ?";

    /// Uploads wait: what they add in the old epoch is dropped, or refused when they look at the epoch afterwards.
    private static final String HOLD_UPLOADS = "LOCK TABLE one_time_prekey IN EXCLUSIVE MODE";

    /// No epoch comes twice, even when one copy is brought back twice.
    private static final String RAISE = "UPDATE server_epoch SET epoch = greatest(epoch + 1, ?)";

    private static final String DROP_STOCK = "DELETE FROM one_time_prekey";

    private final Db db;
    private final InstantSource clock;

    public PgEpoch(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// At start, before anything is served. True when this is a copy, so that the epoch was raised.
    public boolean fence() {
        return db.inTransaction(tx -> {
            tx.run(HOLD_UPLOADS);
            List<String> identity = tx.query(IDENTITY, row -> row.getString(1) + "\n" + row.getString(2));
            String now = identity.getFirst().split("\n", 2)[0];
            String before = identity.getFirst().split("\n", 2)[1];
            if (now.equals(before)) return false;
            tx.update(REMEMBER, now);
            if (before.isEmpty()) return false;
            raise(tx, clock.millis());
            return true;
        });
    }

    /// For an operator who brought files back in a way nobody can notice. The new epoch.
    public long raise() {
        return db.inTransaction(tx -> {
            tx.run(HOLD_UPLOADS);
            raise(tx, clock.millis());
            return present(tx);
        });
    }

    static void raise(Tx tx, long nowMillis) throws SQLException {
        tx.update(RAISE, nowMillis);
        tx.update(DROP_STOCK);
    }

    static long present(Tx tx) throws SQLException {
        return tx.query(PRESENT, row -> row.getLong(1)).getFirst();
    }
}
