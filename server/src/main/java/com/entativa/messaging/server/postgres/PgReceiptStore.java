package com.entativa.messaging.server.postgres;

import static com.entativa.messaging.server.postgres.PgMailboxStore.uuid;

import com.entativa.messaging.server.mailbox.MailboxStore.Acknowledgement;
import com.entativa.messaging.server.receipt.ReceiptStore;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Table `message_receipt`.
public final class PgReceiptStore implements ReceiptStore {
    /// From the readers `a(user_id, message_id)`: those whose receipt may pass, as in `PgReach`. Who joined
    /// later never got it.
    private static final String MAY_PASS = """
              JOIN message m ON m.message_id = a.message_id AND m.sender_id <> a.user_id
              JOIN conversation_participant reader ON reader.conversation_id = m.conversation_id
                   AND reader.user_id = a.user_id AND reader.state = 'accepted' AND reader.joined_at <= m.sent_at
              JOIN conversation_participant sender ON sender.conversation_id = m.conversation_id
                   AND sender.user_id = m.sender_id AND sender.state = 'accepted'
             WHERE m.deleted_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > ?)
               AND NOT EXISTS (SELECT 1 FROM block b WHERE b.user_id = a.user_id AND b.blocked_id = m.sender_id)
               AND NOT EXISTS (SELECT 1 FROM block b WHERE b.user_id = m.sender_id AND b.blocked_id = a.user_id)
            """;

    /// In one order, so that two batches do not wait in a circle. Two devices of one reader are one receipt.
    private static final String DELIVERED = """
            INSERT INTO message_receipt (sender_id, message_id, user_id, delivered_at)
            SELECT DISTINCT m.sender_id, m.message_id, a.user_id, ?::bigint
              FROM unnest(?::uuid[], ?::uuid[]) AS a(user_id, message_id)
            """ + MAY_PASS + """
             ORDER BY 1, 2, 3
            ON CONFLICT (sender_id, message_id, user_id)
               DO UPDATE SET delivered_at = COALESCE(message_receipt.delivered_at, excluded.delivered_at)
            RETURNING user_id, message_id, sender_id
            """;

    /// What is read was delivered.
    private static final String READ = """
            INSERT INTO message_receipt (sender_id, message_id, user_id, delivered_at, read_at)
            SELECT DISTINCT m.sender_id, m.message_id, a.user_id, ?::bigint, ?::bigint
              FROM unnest(?::uuid[], ?::uuid[]) AS a(user_id, message_id)
            """ + MAY_PASS + """
             ORDER BY 1, 2, 3
            ON CONFLICT (sender_id, message_id, user_id)
               DO UPDATE SET delivered_at = COALESCE(message_receipt.delivered_at, excluded.delivered_at),
                             read_at = excluded.read_at
             WHERE message_receipt.read_at IS NULL
            RETURNING user_id, message_id, sender_id
            """;

    private static final String VISIBLE = """
            SELECT m.sender_id FROM message m JOIN conversation_participant p USING (conversation_id)
             WHERE p.user_id = ? AND m.message_id = ? AND m.deleted_at IS NULL
               AND (m.expires_at IS NULL OR m.expires_at > ?)
            """;

    /// Who joined later never got it. The mark of the conversation counts as long as receipts may pass.
    private static final String OF = """
            SELECT p.user_id, r.delivered_at,
                   COALESCE(r.read_at, CASE
                       WHEN p.last_read_sent_at >= m.sent_at AND p.state = 'accepted'
                        AND NOT EXISTS (SELECT 1 FROM block b WHERE b.user_id = p.user_id AND b.blocked_id = m.sender_id)
                        AND NOT EXISTS (SELECT 1 FROM block b WHERE b.user_id = m.sender_id AND b.blocked_id = p.user_id)
                       THEN p.last_read_at END) AS read_at
              FROM message m
              JOIN conversation_participant p ON p.conversation_id = m.conversation_id AND p.user_id <> m.sender_id
              LEFT JOIN message_receipt r
                ON r.sender_id = m.sender_id AND r.message_id = m.message_id AND r.user_id = p.user_id
             WHERE m.message_id = ? AND p.joined_at <= m.sent_at
             ORDER BY p.user_id
            """;

    private final Db db;

    public PgReceiptStore(Db db) {
        this.db = db;
    }

    /// The senders to be told, by reader and message.
    record Told(UUID reader, UUID message) {}

    static Map<Told, UUID> delivered(Tx tx, Collection<Acknowledgement> by, long atMillis) throws SQLException {
        Map<Told, UUID> senders = new HashMap<>();
        tx.query(
                DELIVERED,
                row -> senders.put(new Told(uuid(row, "user_id"), uuid(row, "message_id")), uuid(row, "sender_id")),
                atMillis,
                tx.uuids(by, one -> one.device().userId()),
                tx.uuids(by, Acknowledgement::messageId),
                atMillis);
        return senders;
    }

    @Override
    public Map<UUID, UUID> read(UUID reader, List<UUID> messages, long atMillis) {
        Map<UUID, UUID> senders = new HashMap<>();
        db.inTransaction(tx -> tx.query(
                        READ,
                        row -> senders.put(uuid(row, "message_id"), uuid(row, "sender_id")),
                        atMillis,
                        atMillis,
                        tx.uuids(Collections.nCopies(messages.size(), reader)),
                        tx.uuids(messages),
                        atMillis)
                .size());
        return senders;
    }

    @Override
    public boolean isVisible(UUID user, UUID message, long nowMillis) {
        return !db.query(VISIBLE, row -> true, user, message, nowMillis).isEmpty();
    }

    @Override
    public Seen of(UUID caller, UUID message, long nowMillis) {
        return db.inTransaction(tx -> {
            List<UUID> sender = tx.query(VISIBLE, row -> uuid(row, "sender_id"), caller, message, nowMillis);
            if (sender.isEmpty()) return new Seen.NotFound();
            if (!sender.getFirst().equals(caller)) return new Seen.NotAllowed();
            return new Seen.By(tx.query(
                    OF,
                    row -> new Receipt(uuid(row, "user_id"), row.getLong("delivered_at"), row.getLong("read_at")),
                    message));
        });
    }
}
