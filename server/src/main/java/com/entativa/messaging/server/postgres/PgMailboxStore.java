package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Notice;
import com.entativa.messaging.server.mailbox.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            RETURNING e.user_id, e.device_id, e.message_id
            """;

    private static final String OLDEST = """
            SELECT * FROM envelope
             WHERE user_id = ? AND device_id = ? AND message_id <> ALL (?::uuid[])
               AND (expires_at IS NULL OR expires_at > ?)
             ORDER BY cursor LIMIT ?
            """;

    private static final String AFTER = """
            SELECT * FROM envelope
             WHERE user_id = ? AND device_id = ? AND cursor > ?
               AND (expires_at IS NULL OR expires_at > ?)
             ORDER BY cursor LIMIT ?
            """;

    private static final String AFTER_IN_CONVERSATION = """
            SELECT * FROM envelope
             WHERE user_id = ? AND device_id = ? AND conversation_id = ? AND cursor > ?
               AND (expires_at IS NULL OR expires_at > ?)
             ORDER BY cursor LIMIT ?
            """;

    /// Some at a time: each a short transaction.
    private static final String SWEEP_EXPIRED_ENVELOPES = """
            WITH gone AS (
                 DELETE FROM envelope WHERE ctid = ANY (ARRAY(SELECT ctid FROM envelope WHERE expires_at <= ? LIMIT ?))
                 RETURNING 1)
            SELECT count(*) FROM gone
            """;

    /// The beginning of a range of the primary key for each device: a long mailbox costs no more than a full socket.
    private static final String WAITING = """
            SELECT d.user_id, d.device_id, (
                   SELECT count(*) FROM (
                          SELECT 1 FROM envelope e
                           WHERE e.user_id = d.user_id AND e.device_id = d.device_id
                             AND (e.expires_at IS NULL OR e.expires_at > ?)
                           LIMIT ?) AS counted) AS waiting
              FROM unnest(?::uuid[], ?::int4[]) AS d(user_id, device_id)
            """;

    private static final String SWEEP_EXPIRED_MESSAGES = """
            WITH gone AS (
                 DELETE FROM message WHERE ctid = ANY (ARRAY(SELECT ctid FROM message WHERE expires_at <= ? LIMIT ?))
                 RETURNING sender_id, message_id),
            receipts AS (
                 DELETE FROM message_receipt r USING gone
                  WHERE r.sender_id = gone.sender_id AND r.message_id = gone.message_id)
            SELECT count(*) FROM gone
            """;

    private static final int SWEPT_AT_ONCE = 10_000;

    private static final String SWEEP_MESSAGES = """
            WITH gone AS (
                 DELETE FROM message WHERE ctid = ANY (ARRAY(SELECT ctid FROM message WHERE sent_at < ? LIMIT ?))
                 RETURNING sender_id, message_id),
            receipts AS (
                 DELETE FROM message_receipt r USING gone
                  WHERE r.sender_id = gone.sender_id AND r.message_id = gone.message_id)
            SELECT count(*) FROM gone
            """;

    private static final String SWEEP_FORMER = """
            WITH gone AS (
                 DELETE FROM former_participant WHERE ctid = ANY (ARRAY(
                        SELECT ctid FROM former_participant WHERE left_at < ? LIMIT ?))
                 RETURNING 1)
            SELECT count(*) FROM gone
            """;

    private static final String SWEEP_MAILBOXES = """
            WITH gone AS (
                 DELETE FROM envelope WHERE ctid = ANY (ARRAY(
                        SELECT e.ctid FROM envelope e
                         WHERE e.sent_at < ? AND NOT EXISTS (
                               SELECT 1 FROM device d WHERE d.user_id = e.user_id AND d.device_id = e.device_id)
                         LIMIT ?))
                 RETURNING 1)
            SELECT count(*) FROM gone
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
    public Departed acknowledge(Departures departures) {
        return db.inTransaction(tx -> {
            Set<Acknowledgement> deleted = new HashSet<>(tx.query(
                    ACKNOWLEDGE,
                    row -> new Acknowledgement(address(row, "user_id", "device_id"), uuid(row, "message_id")),
                    tx.uuids(departures.all(), a -> a.device().userId()),
                    tx.ints(departures.all(), a -> a.device().deviceId()),
                    tx.uuids(departures.all(), Acknowledgement::messageId)));
            List<Acknowledgement> delivered =
                    departures.delivered().stream().filter(deleted::contains).toList();
            return new Departed(deleted, senders(tx, delivered, departures.atMillis()));
        });
    }

    private static Map<Acknowledgement, UUID> senders(Tx tx, List<Acknowledgement> delivered, long atMillis)
            throws SQLException {
        if (delivered.isEmpty()) return Map.of();
        Map<PgReceiptStore.Told, UUID> told = PgReceiptStore.delivered(tx, delivered, atMillis);
        Map<Acknowledgement, UUID> senders = new HashMap<>();
        for (Acknowledgement one : delivered) {
            UUID sender = told.get(new PgReceiptStore.Told(one.device().userId(), one.messageId()));
            if (sender != null) senders.put(one, sender);
        }
        return senders;
    }

    @Override
    public Page oldest(DeviceAddress device, Collection<UUID> except, Bounds bounds) {
        return db.inTransaction(tx -> page(tx, OLDEST, bounds, device.userId(), device.deviceId(), tx.uuids(except)));
    }

    @Override
    public Page after(DeviceAddress device, long cursor, Bounds bounds) {
        return db.inTransaction(tx -> page(tx, AFTER, bounds, device.userId(), device.deviceId(), cursor));
    }

    @Override
    public Page after(DeviceAddress device, UUID conversation, long cursor, Bounds bounds) {
        return db.inTransaction(tx ->
                page(tx, AFTER_IN_CONVERSATION, bounds, device.userId(), device.deviceId(), conversation, cursor));
    }

    @Override
    public void sweepExpired(long nowMillis) {
        sweepInParts(SWEEP_EXPIRED_ENVELOPES, nowMillis);
        sweepInParts(SWEEP_EXPIRED_MESSAGES, nowMillis);
    }

    @Override
    public List<Waiting> tellOthers(Notice notice) {
        return db.inTransaction(tx -> PgNotices.insertForOthers(tx, notice));
    }

    @Override
    public Map<DeviceAddress, Integer> waiting(Collection<DeviceAddress> devices, long nowMillis) {
        Map<DeviceAddress, Integer> waiting = new HashMap<>();
        db.inTransaction(tx -> tx.query(
                        WAITING,
                        row -> waiting.put(address(row, "user_id", "device_id"), row.getInt("waiting")),
                        nowMillis,
                        Contract.MAX_UNACKNOWLEDGED + 1,
                        tx.uuids(devices, DeviceAddress::userId),
                        tx.ints(devices, DeviceAddress::deviceId))
                .size());
        return waiting;
    }

    @Override
    public void sweep(long messagesBeforeMillis, long nowMillis) {
        sweepInParts(SWEEP_MESSAGES, messagesBeforeMillis);
        sweepInParts(SWEEP_FORMER, messagesBeforeMillis);
        sweepInParts(SWEEP_MAILBOXES, nowMillis - 3_600_000);
        db.update(PgRefreshStore.SWEEP, nowMillis);
    }

    private void sweepInParts(String sql, long beforeMillis) {
        int swept = SWEPT_AT_ONCE;
        while (swept == SWEPT_AT_ONCE) {
            swept = db.query(sql, row -> row.getInt(1), beforeMillis, SWEPT_AT_ONCE)
                    .getFirst();
        }
    }

    /// The statement's last two parameters are the time and the number of rows.
    private static Page page(Tx tx, String sql, Bounds bounds, Object... mailbox) throws SQLException {
        int limit = bounds.limit();
        Object[] values = Arrays.copyOf(mailbox, mailbox.length + 2);
        values[mailbox.length] = bounds.nowMillis();
        values[mailbox.length + 1] = limit + 1;
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
                Waiting.Kind.of(row.getInt("kind")),
                delivery,
                row.getBoolean("urgent"));
    }

    static DeviceAddress address(ResultSet row, String user, String device) throws SQLException {
        return new DeviceAddress(uuid(row, user), row.getInt(device));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
