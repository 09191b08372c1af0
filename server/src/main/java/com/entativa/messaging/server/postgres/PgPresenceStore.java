package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.presence.PresenceStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Table `presence`.
public final class PgPresenceStore implements PresenceStore {
    private static final String OF_USERS = "SELECT * FROM presence WHERE user_id = ANY (?::uuid[])";

    /// In the order of ids: two nodes wait for each other, but not in a circle. An account that is gone gets no row.
    private static final String SEEN = """
            INSERT INTO presence (user_id, last_seen)
            SELECT user_id, ? FROM account WHERE user_id = ANY (?::uuid[]) ORDER BY user_id
            ON CONFLICT (user_id) DO UPDATE SET last_seen = EXCLUDED.last_seen
             WHERE presence.last_seen < EXCLUDED.last_seen
            """;

    private static final String HIDE = """
            INSERT INTO presence (user_id, hidden) VALUES (?, ?)
            ON CONFLICT (user_id) DO UPDATE SET hidden = EXCLUDED.hidden
            """;

    private final Db db;

    public PgPresenceStore(Db db) {
        this.db = db;
    }

    @Override
    public Map<UUID, Kept> of(Collection<UUID> users) {
        Map<UUID, Kept> kept = new HashMap<>();
        db.inTransaction(tx -> tx.query(
                        OF_USERS,
                        row -> kept.put(
                                PgMailboxStore.uuid(row, "user_id"),
                                new Kept(row.getBoolean("hidden"), row.getLong("last_seen"))),
                        tx.uuids(users))
                .size());
        return kept;
    }

    @Override
    public void seen(Collection<UUID> users, long minuteMillis) {
        db.inTransaction(tx -> tx.update(SEEN, minuteMillis, tx.uuids(users)));
    }

    @Override
    public void hide(UUID user, boolean hidden) {
        db.update(HIDE, user, hidden);
    }
}
