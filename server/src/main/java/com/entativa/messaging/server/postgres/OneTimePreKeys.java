package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.PreKeyUpload;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Tables `one_time_prekey` and `used_one_time_prekey`. Each key is handed out at most once, ever (R1.4).
final class OneTimePreKeys {
    /// Kept of one device; what is above is rejected.
    private static final int MOST = 1_000;

    /// Two may ask at once: each gets another key, or none. Deleting and noting the id are one statement.
    private static final String TAKE = """
            WITH taken AS (
                 DELETE FROM one_time_prekey
                  WHERE user_id = ? AND device_id = ? AND key_id = (
                        SELECT key_id FROM one_time_prekey
                         WHERE user_id = ? AND device_id = ?
                         ORDER BY key_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                 RETURNING user_id, device_id, key_id, public_key),
                 noted AS (
                 INSERT INTO used_one_time_prekey SELECT user_id, device_id, key_id FROM taken)
            SELECT key_id, public_key FROM taken
            """;

    private static final String ADD = """
            INSERT INTO one_time_prekey (user_id, device_id, key_id, public_key)
            SELECT ?, ?, fresh.key_id, fresh.public_key
              FROM unnest(?::int4[], ?::bytea[]) AS fresh(key_id, public_key)
             WHERE NOT EXISTS (SELECT 1 FROM used_one_time_prekey u
                                WHERE u.user_id = ? AND u.device_id = ? AND u.key_id = fresh.key_id)
             ORDER BY fresh.key_id LIMIT ?
            ON CONFLICT DO NOTHING
            """;

    /// The insert may have waited for a transaction that was handing an id out: that id became used meanwhile.
    private static final String PURGE_USED = """
            DELETE FROM one_time_prekey o USING used_one_time_prekey u
             WHERE o.user_id = ? AND o.device_id = ?
               AND u.user_id = o.user_id AND u.device_id = o.device_id AND u.key_id = o.key_id
            """;

    private static final String STANDING = """
            SELECT o.key_id FROM one_time_prekey o
              JOIN unnest(?::int4[], ?::bytea[]) AS offered(key_id, public_key)
                ON o.key_id = offered.key_id AND o.public_key = offered.public_key
             WHERE o.user_id = ? AND o.device_id = ?
            """;

    private static final String LEFT = "SELECT count(*) FROM one_time_prekey WHERE user_id = ? AND device_id = ?";

    private static final List<String> FORGET = List.of(
            "DELETE FROM one_time_prekey WHERE user_id = ?", "DELETE FROM used_one_time_prekey WHERE user_id = ?");

    private OneTimePreKeys() {}

    /// Adds those whose id is free; returns the ids of the others. The same key under the same id again is fine.
    static List<Integer> add(Tx tx, DeviceAddress device, List<PreKeyUpload.OneTime> keys) throws SQLException {
        if (keys.isEmpty()) return List.of();
        UUID user = device.userId();
        int number = device.deviceId();
        var ids = tx.ints(keys, PreKeyUpload.OneTime::keyId);
        var publicKeys = tx.blobs(keys, PreKeyUpload.OneTime::publicKey);
        tx.update(ADD, user, number, ids, publicKeys, user, number, Math.max(0, MOST - left(tx, device)));
        tx.update(PURGE_USED, user, number);
        Set<Integer> standing = new HashSet<>(tx.query(STANDING, row -> row.getInt(1), ids, publicKeys, user, number));
        return keys.stream()
                .map(PreKeyUpload.OneTime::keyId)
                .filter(id -> !standing.contains(id))
                .distinct()
                .toList();
    }

    static int left(Tx tx, DeviceAddress device) throws SQLException {
        return tx.query(LEFT, row -> row.getInt(1), device.userId(), device.deviceId())
                .getFirst();
    }

    /// The offer with a one-time prekey, if one is left.
    static DeviceBundle taken(Tx tx, UUID user, DeviceBundle offer) throws SQLException {
        int device = offer.deviceId();
        List<DeviceBundle.OneTime> taken = tx.query(
                TAKE,
                row -> new DeviceBundle.OneTime.Offered(row.getInt(1), row.getBytes(2)),
                user,
                device,
                user,
                device);
        return new DeviceBundle(
                device,
                offer.registrationId(),
                offer.signedPreKeyId(),
                offer.signedPreKey(),
                offer.signature(),
                taken.isEmpty() ? DeviceBundle.OneTime.None.NONE : taken.getFirst());
    }

    /// After a start over: the account has new keys throughout, and counts their ids anew.
    static void forget(Tx tx, UUID user) throws SQLException {
        for (String sql : FORGET) tx.update(sql, user);
    }
}
