package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Tables `message` and `envelope`.
public final class PgMailboxStore implements MailboxStore {
    /// Ciphertext in one page; it ends early beyond.
    private static final long PAGE_BYTES = 4L << 20;

    private static final String ACKNOWLEDGE = """
            DELETE FROM envelope e
             USING unnest(?::uuid[], ?::int4[], ?::uuid[]) AS a(user_id, device_id, message_id)
             WHERE e.user_id = a.user_id AND e.device_id = a.device_id AND e.message_id = a.message_id
            RETURNING e.user_id, e.device_id, e.message_id, e.sender_id
            """;

    private static final String OLDEST = """
            SELECT * FROM envelope
             WHERE user_id = ? AND device_id = ? AND message_id <> ALL (?::uuid[])
             ORDER BY cursor LIMIT ?
            """;

    private static final String AFTER = """
            SELECT * FROM envelope
             WHERE user_id = ? AND device_id = ? AND cursor > ?
             ORDER BY cursor LIMIT ?
            """;

    private static final String AFTER_IN_CONVERSATION = """
            SELECT * FROM envelope
             WHERE user_id = ? AND device_id = ? AND conversation_id = ? AND cursor > ?
             ORDER BY cursor LIMIT ?
            """;

    /// One notice a receiving device, under one conversation the two share.
    private static final String NOTIFY_IDENTITY_CHANGED = """
            INSERT INTO envelope (user_id, device_id, message_id, conversation_id, sender_id, sender_device_id, sent_at,
                                  kind, content)
            SELECT d.user_id, d.device_id, ?, shared.conversation_id, ?, ?, ?, 1, ''
              FROM (SELECT DISTINCT ON (theirs.user_id) theirs.user_id, theirs.conversation_id
                      FROM conversation_participant ours
                      JOIN conversation_participant theirs USING (conversation_id)
                     WHERE ours.user_id = ? AND theirs.user_id <> ours.user_id
                     ORDER BY theirs.user_id, theirs.conversation_id) AS shared
              JOIN device d ON d.user_id = shared.user_id AND d.receives
            RETURNING *
            """;

    /// By the primary key alone.
    private static final String WAITING = """
            SELECT e.user_id, e.device_id, count(*) AS waiting
              FROM envelope e
              JOIN unnest(?::uuid[], ?::int4[]) AS d(user_id, device_id)
                ON e.user_id = d.user_id AND e.device_id = d.device_id
             GROUP BY e.user_id, e.device_id
            """;

    private static final String SWEEP_MESSAGES = "DELETE FROM message WHERE sent_at < ?";

    private static final String SWEEP_MAILBOXES = """
            DELETE FROM envelope e
             WHERE e.sent_at < ? AND NOT EXISTS (
                   SELECT 1 FROM device d WHERE d.user_id = e.user_id AND d.device_id = e.device_id)
            """;

    private final Db db;

    public PgMailboxStore(Db db) {
        this.db = db;
    }

    @Override
    public <R> R inTransaction(Function<Writing, R> work) {
        return db.inTransaction(tx -> work.apply(new PgWriting(tx)));
    }

    @Override
    public Map<Acknowledgement, UUID> acknowledge(List<Acknowledgement> acknowledgements) {
        Map<Acknowledgement, UUID> deleted = new HashMap<>();
        db.inTransaction(tx -> tx.query(
                        ACKNOWLEDGE,
                        row -> deleted.put(
                                new Acknowledgement(address(row, "user_id", "device_id"), uuid(row, "message_id")),
                                uuid(row, "sender_id")),
                        tx.uuids(acknowledgements, a -> a.device().userId()),
                        tx.ints(acknowledgements, a -> a.device().deviceId()),
                        tx.uuids(acknowledgements, Acknowledgement::messageId))
                .size());
        return deleted;
    }

    @Override
    public Page oldest(DeviceAddress device, Collection<UUID> except, int limit) {
        return db.inTransaction(
                tx -> page(tx, OLDEST, limit, device.userId(), device.deviceId(), tx.uuids(except), limit + 1));
    }

    @Override
    public Page after(DeviceAddress device, long cursor, int limit) {
        return db.inTransaction(tx -> page(tx, AFTER, limit, device.userId(), device.deviceId(), cursor, limit + 1));
    }

    @Override
    public Page after(DeviceAddress device, UUID conversation, long cursor, int limit) {
        return db.inTransaction(tx -> page(
                tx, AFTER_IN_CONVERSATION, limit, device.userId(), device.deviceId(), conversation, cursor, limit + 1));
    }

    @Override
    public Map<DeviceAddress, Integer> waiting(Collection<DeviceAddress> devices) {
        Map<DeviceAddress, Integer> waiting = new HashMap<>();
        db.inTransaction(tx -> tx.query(
                        WAITING,
                        row -> waiting.put(address(row, "user_id", "device_id"), row.getInt("waiting")),
                        tx.uuids(devices, DeviceAddress::userId),
                        tx.ints(devices, DeviceAddress::deviceId))
                .size());
        return waiting;
    }

    @Override
    public void sweep(long messagesBeforeMillis, long nowMillis) {
        db.update(SWEEP_MESSAGES, messagesBeforeMillis);
        db.update(SWEEP_MAILBOXES, nowMillis - 3_600_000);
        db.update(PgRefreshStore.SWEEP, nowMillis);
    }

    static List<Waiting> notifyIdentityChanged(Tx tx, DeviceAddress by, UUID noticeId, long at) throws SQLException {
        return tx.query(
                NOTIFY_IDENTITY_CHANGED,
                PgMailboxStore::waiting,
                noticeId,
                by.userId(),
                by.deviceId(),
                at,
                by.userId());
    }

    private static Page page(Tx tx, String sql, int limit, Object... values) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        long[] bytes = {0};
        boolean[] more = {false};
        tx.each(
                sql,
                row -> {
                    more[0] = waiting.size() == limit || bytes[0] >= PAGE_BYTES;
                    if (more[0]) return false;
                    Waiting next = waiting(row);
                    bytes[0] += next.delivery().encryptedContent().length;
                    return waiting.add(next);
                },
                values);
        return new Page(waiting, more[0]);
    }

    static Waiting waiting(ResultSet row) throws SQLException {
        Delivery delivery = new Delivery(
                uuid(row, "message_id"),
                uuid(row, "conversation_id"),
                address(row, "sender_id", "sender_device_id"),
                row.getBytes("content"),
                row.getLong("sent_at"));
        return new Waiting(
                address(row, "user_id", "device_id"),
                row.getLong("cursor"),
                row.getInt("kind") == 0 ? Waiting.Kind.MESSAGE : Waiting.Kind.IDENTITY_CHANGED,
                delivery);
    }

    static DeviceAddress address(ResultSet row, String user, String device) throws SQLException {
        return new DeviceAddress(uuid(row, user), row.getInt(device));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
