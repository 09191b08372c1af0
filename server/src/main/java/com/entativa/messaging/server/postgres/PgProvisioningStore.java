package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.provisioning.ProvisioningStore;
import com.entativa.messaging.server.provisioning.TokenHash;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Table `provisioning_mailbox`.
public final class PgProvisioningStore implements ProvisioningStore {
    /// Two at once may both find room: the bound is one on a flood, not an exact one.
    private static final String OPEN = """
            INSERT INTO provisioning_mailbox (address, fetch_token_hash, ephemeral_key, encrypted_name, expires_at)
            SELECT ?, ?, ?, ?, ?
             WHERE (SELECT count(*) FROM provisioning_mailbox WHERE expires_at > ?) < ?
            """;

    /// Two that fill, or fetch, at once: the second waits here, and then finds it filled, or gone.
    private static final String HELD = """
            SELECT * FROM provisioning_mailbox WHERE address = ? AND expires_at > ? FOR UPDATE
            """;

    private static final String FILL = """
            UPDATE provisioning_mailbox SET user_id = ?, device_id = ?, blob = ? WHERE address = ?
            """;

    private static final String GREET = "UPDATE provisioning_mailbox SET greeting = ? WHERE address = ?";

    private static final String ANSWER = "UPDATE provisioning_mailbox SET answer = ? WHERE address = ?";

    private static final String MARK_DEVICE = """
            UPDATE device SET provisioned = true, encrypted_name = ? WHERE user_id = ? AND device_id = ?
            """;

    private static final String DELETE = "DELETE FROM provisioning_mailbox WHERE address = ?";

    private static final String SWEEP = "DELETE FROM provisioning_mailbox WHERE expires_at <= ?";

    private static final String NEVER_ACTIVE = """
            SELECT user_id, device_id FROM device WHERE provisioned AND NOT active AND created_at < ? FOR UPDATE
            """;

    private final Db db;

    public PgProvisioningStore(Db db) {
        this.db = db;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Empty(byte[] ephemeralKey, byte[] encryptedName, boolean filled) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Held(byte[] ephemeralKey, TokenHash token, byte[] greeting, byte[] answer) {}

    private record Found(TokenHash token, Fetched contents) {}

    @Override
    public boolean open(Mailbox mailbox, int most, long nowMillis) {
        return db.update(
                        OPEN,
                        mailbox.address(),
                        mailbox.fetchToken().bytes(),
                        mailbox.ephemeralKey(),
                        mailbox.encryptedName(),
                        mailbox.expiresAtMillis(),
                        nowMillis,
                        most)
                == 1;
    }

    @Override
    public Said greet(Parcel greeting, long nowMillis) {
        return db.inTransaction(tx -> {
            Optional<Held> held = held(tx, greeting.address(), nowMillis)
                    .filter(box -> MessageDigest.isEqual(box.ephemeralKey(), greeting.ephemeralKey()));
            if (held.isEmpty()) return new Said.NotFound();
            return say(tx, GREET, greeting.address(), held.get().greeting(), greeting.blob());
        });
    }

    @Override
    public Heard greeting(String address, TokenHash token, long nowMillis) {
        return db.inTransaction(tx -> held(tx, address, nowMillis)
                .filter(box -> box.token().sameAs(token))
                .map(box -> heard(box.greeting()))
                .orElseGet(Heard.NotFound::new));
    }

    @Override
    public Said answer(String address, TokenHash token, byte[] answer, long nowMillis) {
        return db.inTransaction(tx -> {
            Optional<Held> held =
                    held(tx, address, nowMillis).filter(box -> box.token().sameAs(token) && box.greeting().length > 0);
            if (held.isEmpty()) return new Said.NotFound();
            return say(tx, ANSWER, address, held.get().answer(), answer);
        });
    }

    @Override
    public Heard answered(String address, long nowMillis) {
        return db.inTransaction(tx ->
                held(tx, address, nowMillis).map(box -> heard(box.answer())).orElseGet(Heard.NotFound::new));
    }

    private static Optional<Held> held(Tx tx, String address, long nowMillis) throws SQLException {
        return tx.query(HELD, PgProvisioningStore::held, address, nowMillis).stream()
                .findFirst();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getBytes("ephemeral_key"),
                TokenHash.stored(row.getBytes("fetch_token_hash")),
                row.getBytes("greeting"),
                row.getBytes("answer"));
    }

    private static Said say(Tx tx, String sql, String address, byte[] before, byte[] words) throws SQLException {
        if (before.length > 0) return MessageDigest.isEqual(before, words) ? new Said.Ok() : new Said.SaidBefore();
        tx.update(sql, words, address);
        return new Said.Ok();
    }

    private static Heard heard(byte[] words) {
        return words.length == 0 ? new Heard.Nothing() : new Heard.Ok(words);
    }

    @Override
    public Filled fill(Parcel parcel, int registrationId, long nowMillis) {
        return db.inTransaction(tx -> {
            List<Empty> found = tx.query(
                    HELD,
                    row -> new Empty(
                            row.getBytes("ephemeral_key"),
                            row.getBytes("encrypted_name"),
                            row.getBytes("blob") != null),
                    parcel.address(),
                    nowMillis);
            if (found.isEmpty() || !MessageDigest.isEqual(found.getFirst().ephemeralKey(), parcel.ephemeralKey())) {
                return new Filled.NotFound();
            }
            if (found.getFirst().filled()) return new Filled.FilledBefore();
            DeviceAddress device = PgAccountStore.addDevice(tx, parcel.user(), registrationId, nowMillis);
            tx.update(MARK_DEVICE, found.getFirst().encryptedName(), device.userId(), device.deviceId());
            tx.update(FILL, device.userId(), device.deviceId(), parcel.blob(), parcel.address());
            return new Filled.Ok(device);
        });
    }

    @Override
    public Fetched fetch(String address, TokenHash token, long nowMillis) {
        return db.inTransaction(tx -> {
            List<Found> found = tx.query(HELD, PgProvisioningStore::found, address, nowMillis);
            if (found.isEmpty() || !found.getFirst().token().sameAs(token)) return new Fetched.NotFound();
            Fetched contents = found.getFirst().contents();
            if (contents instanceof Fetched.Ok) tx.update(DELETE, address);
            return contents;
        });
    }

    @Override
    public List<DeviceAddress> sweep(long nowMillis, long madeBeforeMillis) {
        return db.inTransaction(tx -> {
            tx.update(SWEEP, nowMillis);
            List<DeviceAddress> devices = tx.query(
                    NEVER_ACTIVE, row -> PgMailboxStore.address(row, "user_id", "device_id"), madeBeforeMillis);
            for (DeviceAddress device : devices) PgDeviceStore.remove(tx, device);
            return devices;
        });
    }

    private static Found found(ResultSet row) throws SQLException {
        TokenHash token = TokenHash.stored(row.getBytes("fetch_token_hash"));
        UUID user = row.getObject("user_id", UUID.class);
        if (user == null) return new Found(token, new Fetched.Empty());
        return new Found(token, new Fetched.Ok(new DeviceAddress(user, row.getInt("device_id")), row.getBytes("blob")));
    }
}
