package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.account.AdminStore;
import java.util.List;
import java.util.UUID;

/// Table `account`, as its operator sees it.
public final class PgAdminStore implements AdminStore {
    private static final String LIST = """
            SELECT a.user_id, a.username, a.created_at, coalesce(a.disabled_at, 0) AS disabled_at,
                   (SELECT count(*) FROM device d WHERE d.user_id = a.user_id) AS devices
              FROM account a WHERE a.user_id > ? ORDER BY a.user_id LIMIT ?
            """;

    private static final String DISABLE = """
            UPDATE account SET disabled_at = coalesce(disabled_at, ?) WHERE user_id = ?
            """;

    private static final String ENABLE = "UPDATE account SET disabled_at = NULL WHERE user_id = ?";

    private static final String DISABLED_SINCE = "SELECT user_id, disabled_at FROM account WHERE disabled_at > ?";

    private final Db db;

    public PgAdminStore(Db db) {
        this.db = db;
    }

    @Override
    public List<Summary> list(UUID after, int most) {
        return db.query(
                LIST,
                row -> new Summary(
                        row.getObject("user_id", UUID.class),
                        row.getString("username"),
                        row.getLong("created_at"),
                        row.getInt("devices"),
                        row.getLong("disabled_at")),
                after,
                most);
    }

    @Override
    public boolean disable(UUID account, long atMillis) {
        return db.update(DISABLE, atMillis, account) == 1;
    }

    @Override
    public boolean enable(UUID account) {
        return db.update(ENABLE, account) == 1;
    }

    @Override
    public List<Disabled> disabledSince(long millis) {
        return db.query(DISABLED_SINCE, row -> new Disabled(row.getObject(1, UUID.class), row.getLong(2)), millis);
    }
}
