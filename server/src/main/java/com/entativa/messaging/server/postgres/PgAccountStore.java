package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.server.account.AccountStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Tables `account` and `outside_account`.
public final class PgAccountStore implements AccountStore {
    private static final String CREATE = """
            INSERT INTO account (user_id, username, display_name, password_hash, next_device_id, created_at)
            VALUES (?, ?, ?, NULLIF(?, ''), ?, ?)
            ON CONFLICT (username) DO NOTHING
            """;

    private static final String FOR_LOG_IN = """
            SELECT user_id, password_hash FROM account
             WHERE username = ? AND password_hash IS NOT NULL AND disabled_at IS NULL
            """;

    private static final String PASSWORD = """
            SELECT password_hash FROM account WHERE user_id = ? AND password_hash IS NOT NULL
            """;

    private static final String REPLACE_PASSWORD = """
            UPDATE account SET password_hash = ? WHERE user_id = ? AND password_hash = ?
            """;

    /// Locks the account's row: two log-ins at once get two numbers.
    private static final String NEXT_DEVICE = """
            UPDATE account SET next_device_id = next_device_id + 1 WHERE user_id = ? RETURNING next_device_id - 1
            """;

    /// A number that was never given: from now on it and those below it were.
    private static final String GIVE_DEVICE = """
            UPDATE account SET next_device_id = ? + 1 WHERE user_id = ? AND next_device_id <= ?
            """;

    private static final String BY_USERNAME = "SELECT * FROM account WHERE username = ?";

    private static final String SEEN_BY = """
            SELECT * FROM account
             WHERE user_id = ? AND (user_id = ? OR EXISTS (
                   SELECT 1 FROM conversation_participant ours
                     JOIN conversation_participant theirs USING (conversation_id)
                    WHERE ours.user_id = ? AND theirs.user_id = account.user_id))
            """;

    private static final String OUTSIDER = "SELECT user_id FROM outside_account WHERE issuer = ? AND subject = ?";

    private static final String ADD_OUTSIDER = """
            INSERT INTO outside_account (issuer, subject, user_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final Db db;

    public PgAccountStore(Db db) {
        this.db = db;
    }

    @Override
    public boolean create(NewAccount account) {
        return db.inTransaction(tx -> create(tx, account, 1));
    }

    @Override
    public LogIn forLogIn(String username) {
        List<LogIn> found =
                db.query(FOR_LOG_IN, row -> new LogIn.Known(row.getObject(1, UUID.class), row.getString(2)), username);
        return found.isEmpty() ? new LogIn.Unknown() : found.getFirst();
    }

    @Override
    public PasswordHash password(UUID user) {
        List<String> found = db.query(PASSWORD, row -> row.getString(1), user);
        return found.isEmpty() ? new PasswordHash.None() : new PasswordHash.Argon2(found.getFirst());
    }

    @Override
    public boolean replacePassword(UUID user, PasswordHash.Argon2 from, PasswordHash.Argon2 to) {
        return db.update(REPLACE_PASSWORD, to.encoded(), user, from.encoded()) == 1;
    }

    @Override
    public DeviceAddress addDevice(UUID user, int registrationId, long atMillis) {
        return db.inTransaction(tx -> addDevice(tx, user, registrationId, atMillis));
    }

    @Override
    public DeviceAddress outsider(Outsider outsider, NewAccount ifNew) {
        return db.inTransaction(tx -> {
            UUID fresh = ifNew.profile().userId();
            int number = Math.max(1, outsider.deviceId());
            if (tx.update(ADD_OUTSIDER, outsider.issuer(), outsider.subject(), fresh) == 1) {
                create(tx, ifNew, number);
                return new DeviceAddress(fresh, number);
            }
            UUID user = tx.query(OUTSIDER, row -> row.getObject(1, UUID.class), outsider.issuer(), outsider.subject())
                    .getFirst();
            DeviceAddress device = new DeviceAddress(user, number);
            if (tx.update(GIVE_DEVICE, number, user, number) == 1) {
                PgDeviceStore.add(tx, device, ifNew.registrationId(), false, ifNew.atMillis());
            }
            return device;
        });
    }

    @Override
    public Found byUsername(String username) {
        return found(db.query(BY_USERNAME, PgAccountStore::profile, username));
    }

    @Override
    public Found seenBy(UUID viewer, UUID user) {
        return found(db.query(SEEN_BY, PgAccountStore::profile, user, viewer, viewer));
    }

    static DeviceAddress addDevice(Tx tx, UUID user, int registrationId, long at) throws SQLException {
        int number = tx.query(NEXT_DEVICE, row -> row.getInt(1), user).getFirst();
        DeviceAddress device = new DeviceAddress(user, number);
        PgDeviceStore.add(tx, device, registrationId, false, at);
        return device;
    }

    private static boolean create(Tx tx, NewAccount account, int firstDevice) throws SQLException {
        UserProfile profile = account.profile();
        String password =
                switch (account.password()) {
                    case PasswordHash.None _ -> "";
                    case PasswordHash.Argon2(String encoded) -> encoded;
                };
        int created = tx.update(
                CREATE,
                profile.userId(),
                profile.username(),
                profile.displayName(),
                password,
                firstDevice + 1,
                account.atMillis());
        if (created == 0) return false;
        DeviceAddress device = new DeviceAddress(profile.userId(), firstDevice);
        PgDeviceStore.add(tx, device, account.registrationId(), true, account.atMillis());
        return true;
    }

    private static UserProfile profile(ResultSet row) throws SQLException {
        return new UserProfile(
                row.getObject("user_id", UUID.class), row.getString("username"), row.getString("display_name"));
    }

    private static Found found(List<UserProfile> profiles) {
        return profiles.isEmpty() ? new Found.Nobody() : new Found.Somebody(profiles.getFirst());
    }
}
