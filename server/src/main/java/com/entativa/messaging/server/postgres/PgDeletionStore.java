package com.entativa.messaging.server.postgres;

import static com.entativa.messaging.server.postgres.PgMailboxStore.uuid;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.mailbox.DeletionStore;
import com.entativa.messaging.server.mailbox.Notice;
import com.entativa.messaging.server.mailbox.Waiting;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Takes a message out of every mailbox.
public final class PgDeletionStore implements DeletionStore {
    private static final String HELD = """
            SELECT m.conversation_id, m.sender_id, m.deleted_at
              FROM message m JOIN conversation_participant p USING (conversation_id)
             WHERE m.message_id = ? AND p.user_id = ? AND (m.expires_at IS NULL OR m.expires_at > ?)
               FOR UPDATE OF m
            """;

    /// The routing row stays: a resend of the id is answered as before and stores nothing (R1.8).
    private static final String MARK = "UPDATE message SET deleted_at = ? WHERE message_id = ?";

    /// Those who left may still have it waiting.
    private static final String DELETE_ENVELOPES = """
            DELETE FROM envelope e
             USING (SELECT user_id FROM conversation_participant WHERE conversation_id = ?
                     UNION SELECT user_id FROM former_participant WHERE conversation_id = ?) AS u
              JOIN device d USING (user_id)
             WHERE e.user_id = d.user_id AND e.device_id = d.device_id AND e.message_id = ?
            """;

    private static final String DELETE_RECEIPTS = "DELETE FROM message_receipt WHERE sender_id = ? AND message_id = ?";

    private static final String MEMBERS = "SELECT user_id FROM conversation_participant WHERE conversation_id = ?";

    private final Db db;

    public PgDeletionStore(Db db) {
        this.db = db;
    }

    private record Held(UUID conversation, UUID sender, boolean isDeleted) {}

    @Override
    public Deleted delete(DeviceAddress by, UUID message, UUID noticeId, long atMillis) {
        return db.inTransaction(tx -> {
            List<Held> found = tx.query(
                    HELD,
                    row -> new Held(
                            uuid(row, "conversation_id"), uuid(row, "sender_id"), row.getLong("deleted_at") > 0),
                    message,
                    by.userId(),
                    atMillis);
            if (found.isEmpty()) return new Deleted.NotFound();
            Held held = found.getFirst();
            if (!held.sender().equals(by.userId())) return new Deleted.NotAllowed();
            if (held.isDeleted()) return new Deleted.Done(List.of());
            tx.update(MARK, atMillis, message);
            tx.update(DELETE_ENVELOPES, held.conversation(), held.conversation(), message);
            tx.update(DELETE_RECEIPTS, by.userId(), message);
            Json.Obj says = Json.build().put("deleted_message_id", message).object();
            Notice notice = new Notice(noticeId, Waiting.Kind.MESSAGE_DELETED, by, atMillis, says);
            return new Deleted.Done(PgNotices.insert(tx, notice, told(tx, held.conversation())));
        });
    }

    private static List<PgNotices.Told> told(Tx tx, UUID conversation) throws SQLException {
        return tx.query(MEMBERS, row -> new PgNotices.Told(uuid(row, "user_id"), conversation), conversation);
    }
}
