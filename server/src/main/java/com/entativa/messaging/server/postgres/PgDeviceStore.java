package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.device.DeviceStore;
import com.entativa.messaging.server.device.Standing;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Table `device`, and what goes with a device when it goes.
public final class PgDeviceStore implements DeviceStore {
    private static final String OF_USER = "SELECT * FROM device WHERE user_id = ? ORDER BY device_id";

    private static final String STANDING = """
            SELECT d.active FROM device d JOIN account a USING (user_id)
             WHERE d.user_id = ? AND d.device_id = ? AND NOT d.logged_out AND a.disabled_at IS NULL
            """;

    private static final String THERE = """
            SELECT d.user_id, d.device_id
              FROM device d
              JOIN unnest(?::uuid[], ?::int4[]) AS asked(user_id, device_id)
                ON d.user_id = asked.user_id AND d.device_id = asked.device_id
             WHERE NOT d.logged_out
            """;

    private static final String ADD = """
            INSERT INTO device (user_id, device_id, registration_id, active, created_at, last_seen)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String RENAME = """
            UPDATE device SET encrypted_name = ? WHERE user_id = ? AND device_id = ?
            """;

    private static final String SEEN = """
            UPDATE device SET last_seen = ? WHERE user_id = ? AND device_id = ? AND last_seen < ?
            """;

    private static final String LOG_OUT = """
            UPDATE device SET logged_out = true WHERE user_id = ? AND device_id = ?
            """;

    private static final String REVOKE_TOKENS = "DELETE FROM refresh_token WHERE user_id = ? AND device_id = ?";

    private static final String REMOVE = "DELETE FROM device WHERE user_id = ? AND device_id = ?";

    private static final List<String> REMOVE_REST = List.of(
            "DELETE FROM signed_prekey WHERE user_id = ? AND device_id = ?",
            "DELETE FROM one_time_prekey WHERE user_id = ? AND device_id = ?",
            "DELETE FROM used_one_time_prekey WHERE user_id = ? AND device_id = ?",
            "DELETE FROM provisioning_mailbox WHERE user_id = ? AND device_id = ?",
            "DELETE FROM envelope WHERE user_id = ? AND device_id = ?",
            PgPushStore.REMOVE,
            REVOKE_TOKENS);

    private final Db db;

    public PgDeviceStore(Db db) {
        this.db = db;
    }

    @Override
    public List<Device> devicesOf(UUID user) {
        return db.query(
                OF_USER,
                row -> new Device(
                        row.getInt("device_id"),
                        row.getInt("registration_id"),
                        row.getBoolean("active") ? Device.State.ACTIVE : Device.State.WAITING,
                        row.getLong("created_at"),
                        row.getLong("last_seen"),
                        row.getBytes("encrypted_name")),
                user);
    }

    @Override
    public boolean rename(DeviceAddress device, byte[] encryptedName) {
        return db.update(RENAME, encryptedName, device.userId(), device.deviceId()) == 1;
    }

    @Override
    public void seen(DeviceAddress device, long dayMillis) {
        db.update(SEEN, dayMillis, device.userId(), device.deviceId(), dayMillis);
    }

    @Override
    public Standing standing(DeviceAddress device) {
        return db
                .query(
                        STANDING,
                        row -> row.getBoolean("active") ? Standing.LINKED : Standing.WAITING,
                        device.userId(),
                        device.deviceId())
                .stream()
                .findFirst()
                .orElse(Standing.GONE);
    }

    @Override
    public Set<DeviceAddress> gone(Collection<DeviceAddress> devices) {
        Set<DeviceAddress> gone = new HashSet<>(devices);
        List<DeviceAddress> there = db.inTransaction(tx -> tx.query(
                THERE,
                row -> PgMailboxStore.address(row, "user_id", "device_id"),
                tx.uuids(devices, DeviceAddress::userId),
                tx.ints(devices, DeviceAddress::deviceId)));
        there.forEach(gone::remove);
        return gone;
    }

    @Override
    public boolean remove(DeviceAddress device) {
        return db.inTransaction(tx -> remove(tx, device));
    }

    @Override
    public void logOut(DeviceAddress device, boolean forGood) {
        db.inTransaction(tx -> {
            if (forGood) tx.update(LOG_OUT, device.userId(), device.deviceId());
            tx.update(PgPushStore.REMOVE, device.userId(), device.deviceId());
            return tx.update(REVOKE_TOKENS, device.userId(), device.deviceId());
        });
    }

    static void add(Tx tx, DeviceAddress device, int registrationId, boolean active, long at) throws SQLException {
        tx.update(
                ADD,
                device.userId(),
                device.deviceId(),
                registrationId,
                active,
                at,
                at - Math.floorMod(at, 86_400_000L));
    }

    static boolean remove(Tx tx, DeviceAddress device) throws SQLException {
        boolean removed = tx.update(REMOVE, device.userId(), device.deviceId()) == 1;
        for (String sql : REMOVE_REST) tx.update(sql, device.userId(), device.deviceId());
        return removed;
    }
}
