package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.push.PushStore;
import com.entativa.messaging.server.push.Subscription;
import java.util.Collection;
import java.util.List;

/// Table `push_subscription`.
public final class PgPushStore implements PushStore {
    static final Forgetting FORGETTING = Forgetting.by(List.of("DELETE FROM push_subscription WHERE user_id = ?"));

    static final String REMOVE = "DELETE FROM push_subscription WHERE user_id = ? AND device_id = ?";

    private static final String PUT = """
            INSERT INTO push_subscription (user_id, device_id, endpoint, p256dh, auth, navigate) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, device_id) DO UPDATE
               SET endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth,
                   navigate = excluded.navigate, notified_at = 0
            """;

    private static final String REMOVE_GONE = REMOVE + " AND endpoint = ?";

    /// The oldest message by the mailbox's order, and whether one of the few urgent ones still lives. Nothing of a
    /// conversation that the user muted.
    private static final String DUE = """
            SELECT s.*, oldest.sent_at,
                   EXISTS (SELECT 1 FROM envelope e
                            WHERE e.user_id = s.user_id AND e.device_id = s.device_id AND e.urgent AND %1$s) AS urgent
              FROM unnest(?::uuid[], ?::int4[], ?::int8[]) AS d(user_id, device_id, now)
              JOIN push_subscription s USING (user_id, device_id)
              JOIN LATERAL (SELECT e.sent_at FROM envelope e
                             WHERE e.user_id = s.user_id AND e.device_id = s.device_id AND (e.kind = 0 OR e.urgent)
                               AND %1$s
                             ORDER BY e.cursor LIMIT 1) AS oldest ON true
            """.formatted("""
            (e.expires_at IS NULL OR e.expires_at > d.now) AND NOT EXISTS (
                   SELECT 1 FROM conversation_participant p
                    WHERE p.user_id = e.user_id AND p.conversation_id = e.conversation_id AND p.muted_until > d.now)""");

    /// Several nodes may ask for one device: the row lets one through.
    private static final String CLAIM = """
            UPDATE push_subscription SET notified_at = ? WHERE user_id = ? AND device_id = ? AND notified_at <= ?
            """;

    private final Db db;

    public PgPushStore(Db db) {
        this.db = db;
    }

    @Override
    public void put(DeviceAddress device, Subscription subscription) {
        db.update(
                PUT,
                device.userId(),
                device.deviceId(),
                subscription.endpoint(),
                subscription.p256dh(),
                subscription.auth(),
                subscription.navigate());
    }

    @Override
    public void remove(DeviceAddress device) {
        db.update(REMOVE, device.userId(), device.deviceId());
    }

    @Override
    public void removeGone(DeviceAddress device, Subscription subscription) {
        db.update(REMOVE_GONE, device.userId(), device.deviceId(), subscription.endpoint());
    }

    @Override
    public List<Due> due(Collection<DeviceAddress> devices, long nowMillis) {
        return db.inTransaction(tx -> tx.query(
                DUE,
                row -> new Due(
                        PgMailboxStore.address(row, "user_id", "device_id"),
                        new Subscription(
                                row.getString("endpoint"),
                                row.getString("p256dh"),
                                row.getString("auth"),
                                row.getString("navigate")),
                        row.getLong("sent_at"),
                        row.getBoolean("urgent")),
                tx.uuids(devices, DeviceAddress::userId),
                tx.ints(devices, DeviceAddress::deviceId),
                tx.longs(devices, _ -> nowMillis)));
    }

    @Override
    public boolean claim(DeviceAddress device, long nowMillis, long quietSinceMillis) {
        return db.update(CLAIM, nowMillis, device.userId(), device.deviceId(), quietSinceMillis) == 1;
    }
}
