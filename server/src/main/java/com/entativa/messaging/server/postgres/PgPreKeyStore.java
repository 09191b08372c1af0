package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.KeyStatus;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.server.mailbox.Notice;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.prekey.KeyDigest;
import com.entativa.messaging.server.prekey.PreKeyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Tables `identity_key`, `signed_prekey`; one-time prekeys through {@link OneTimePreKeys}.
public final class PgPreKeyStore implements PreKeyStore {
    private static final String IDENTITY = "SELECT public_key FROM identity_key WHERE user_id = ?";

    /// Nobody may set another identity while keys are stored that were verified with this one.
    private static final String IDENTITY_HELD = IDENTITY + " FOR SHARE";

    private static final String SET_IDENTITY = """
            INSERT INTO identity_key (user_id, public_key, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String REPLACE_IDENTITY = """
            UPDATE identity_key SET public_key = ?, created_at = ? WHERE user_id = ?
            """;

    private static final String OTHER_DEVICES = "SELECT device_id FROM device WHERE user_id = ? AND device_id <> ?";

    private static final String DROP_SIGNED = "DELETE FROM signed_prekey WHERE user_id = ?";

    private static final String SET_UP_ANEW = """
            UPDATE device SET active = true, receives = false WHERE user_id = ? AND device_id = ?
            """;

    private static final String STORE_SIGNED = """
            INSERT INTO signed_prekey (user_id, device_id, key_id, public_key, signature) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (user_id, device_id) DO UPDATE
               SET key_id = excluded.key_id, public_key = excluded.public_key, signature = excluded.signature
            """;

    /// The device that shows a signed prekey first has it for good. Table `signed_prekey_ever`, relay R-A-3.
    private static final String CLAIM_SIGNED = """
            INSERT INTO signed_prekey_ever (user_id, public_key, device_id) VALUES (?, ?, ?)
            ON CONFLICT (user_id, public_key) DO UPDATE SET device_id = signed_prekey_ever.device_id
            RETURNING device_id
            """;

    private static final String ACTIVATE = """
            UPDATE device SET active = true, receives = true WHERE user_id = ? AND device_id = ?
            """;

    private static final String SET_REGISTRATION = """
            UPDATE device SET registration_id = ? WHERE user_id = ? AND device_id = ?
            """;

    private static final String DIGEST = """
            SELECT i.public_key AS identity, s.key_id, s.public_key AS signed
              FROM signed_prekey s JOIN identity_key i USING (user_id)
             WHERE s.user_id = ? AND s.device_id = ?
            """;

    private static final String OFFERS = """
            SELECT d.device_id, d.registration_id, s.key_id, s.public_key, s.signature
              FROM device d JOIN signed_prekey s USING (user_id, device_id)
             WHERE d.user_id = ? AND d.receives AND NOT (d.user_id = ? AND d.device_id = ?)
               AND (cardinality(?::int4[]) = 0 OR d.device_id = ANY (?::int4[]))
             ORDER BY d.device_id LIMIT ?
            """;

    private static final int ALL = 1_000;
    private final Db db;

    public PgPreKeyStore(Db db) {
        this.db = db;
    }

    @Override
    public Identity identity(UUID user) {
        return db.inTransaction(tx -> identity(tx, IDENTITY, user));
    }

    @Override
    public IdentitySet setIdentity(UUID user, byte[] key, long atMillis) {
        return db.inTransaction(tx -> {
            if (tx.update(SET_IDENTITY, user, key, atMillis) == 1) return IdentitySet.STORED;
            return isIdentity(tx, user, key) ? IdentitySet.SAME : IdentitySet.OTHER;
        });
    }

    @Override
    public StartedOver startOver(DeviceAddress caller, byte[] key, UUID noticeId, long atMillis) {
        UUID user = caller.userId();
        return db.inTransaction(tx -> {
            tx.update(REPLACE_IDENTITY, key, atMillis, user);
            List<DeviceAddress> dropped =
                    tx.query(OTHER_DEVICES, row -> new DeviceAddress(user, row.getInt(1)), user, caller.deviceId());
            for (DeviceAddress device : dropped) PgDeviceStore.remove(tx, device);
            tx.update(DROP_SIGNED, user);
            OneTimePreKeys.forget(tx, user);
            tx.update(SET_UP_ANEW, user, caller.deviceId());
            Notice notice = new Notice(noticeId, Waiting.Kind.IDENTITY_CHANGED, caller, atMillis);
            List<Waiting> notices = PgNotices.insert(tx, notice, PgNotices.sharing(tx, user));
            return new StartedOver(dropped, notices);
        });
    }

    @Override
    public Stored store(DeviceAddress device, PreKeyUpload keys, byte[] verifiedWith) {
        return db.inTransaction(tx -> {
            if (!isIdentity(tx, device.userId(), verifiedWith)) return new Stored.IdentityMoved();
            for (PreKeyUpload.Signed key : keys.signed()) {
                if (!claims(tx, device, key)) return new Stored.Replayed(key.keyId());
            }
            if (keys.registrationId() > 0) {
                tx.update(SET_REGISTRATION, keys.registrationId(), device.userId(), device.deviceId());
            }
            for (PreKeyUpload.Signed key : keys.signed()) {
                tx.update(
                        STORE_SIGNED,
                        device.userId(),
                        device.deviceId(),
                        key.keyId(),
                        key.publicKey(),
                        key.signature());
                tx.update(ACTIVATE, device.userId(), device.deviceId());
            }
            List<Integer> rejected = OneTimePreKeys.add(tx, device, keys.oneTime());
            // Looked at after the insert: see PgEpoch.HOLD_UPLOADS.
            long epoch = PgEpoch.present(tx);
            if (!keys.oneTime().isEmpty() && epoch != keys.epoch()) {
                tx.undo();
                return new Stored.OtherEpoch(epoch);
            }
            return new Stored.Ok(OneTimePreKeys.left(tx, device), rejected);
        });
    }

    @Override
    public KeyStatus status(DeviceAddress device) {
        return db.inTransaction(tx -> {
            List<String> digest = tx.query(
                    DIGEST,
                    row -> KeyDigest.of(row.getBytes("identity"), row.getInt("key_id"), row.getBytes("signed")),
                    device.userId(),
                    device.deviceId());
            return new KeyStatus(
                    OneTimePreKeys.left(tx, device), digest.isEmpty() ? "" : digest.getFirst(), PgEpoch.present(tx));
        });
    }

    @Override
    public UserBundles claim(UUID user, DeviceAddress not, List<Integer> wanted, boolean first) {
        return db.inTransaction(tx -> {
            if (!(identity(tx, IDENTITY_HELD, user) instanceof Identity.Known(byte[] identity))) {
                return new UserBundles(user, new byte[0], List.of());
            }
            var filter = tx.ints(wanted, number -> number);
            List<DeviceBundle> offers = tx.query(
                    OFFERS, PgPreKeyStore::offer, user, not.userId(), not.deviceId(), filter, filter, first ? 1 : ALL);
            List<DeviceBundle> bundles = new ArrayList<>(offers.size());
            for (DeviceBundle offer : offers) bundles.add(OneTimePreKeys.taken(tx, user, offer));
            return new UserBundles(user, identity, bundles);
        });
    }

    private static boolean claims(Tx tx, DeviceAddress device, PreKeyUpload.Signed key) throws SQLException {
        List<Integer> first =
                tx.query(CLAIM_SIGNED, row -> row.getInt(1), device.userId(), key.publicKey(), device.deviceId());
        return first.contains(device.deviceId());
    }

    private static boolean isIdentity(Tx tx, UUID user, byte[] key) throws SQLException {
        return identity(tx, IDENTITY_HELD, user) instanceof Identity.Known(byte[] stored) && Arrays.equals(stored, key);
    }

    private static Identity identity(Tx tx, String sql, UUID user) throws SQLException {
        List<byte[]> found = tx.query(sql, row -> row.getBytes(1), user);
        return found.isEmpty() ? new Identity.Unknown() : new Identity.Known(found.getFirst());
    }

    private static DeviceBundle offer(ResultSet row) throws SQLException {
        return new DeviceBundle(
                row.getInt("device_id"),
                row.getInt("registration_id"),
                row.getInt("key_id"),
                row.getBytes("public_key"),
                row.getBytes("signature"),
                DeviceBundle.OneTime.None.NONE);
    }
}
