package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.mailbox.Notice;
import com.entativa.messaging.server.mailbox.Waiting;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Durable notices: rows of `envelope` whose kind is not that of a message.
final class PgNotices {
    /// One row a receiving device of the users, all in one statement.
    private static final String INSERT = """
            INSERT INTO envelope (user_id, device_id, message_id, conversation_id, sender_id, sender_device_id, sent_at,
                                  kind, content)
            SELECT d.user_id, d.device_id, ?, n.conversation_id, ?, ?, ?, ?, ?
              FROM unnest(?::uuid[], ?::uuid[]) AS n(user_id, conversation_id)
              JOIN device d ON d.user_id = n.user_id AND d.receives
            RETURNING *
            """;

    /// Each receiving device of the user but the one it is about.
    private static final String INSERT_FOR_OTHERS = """
            INSERT INTO envelope (user_id, device_id, message_id, conversation_id, sender_id, sender_device_id, sent_at,
                                  kind, content)
            SELECT user_id, device_id, ?, ?, user_id, ?, ?, ?, ''
              FROM device WHERE user_id = ? AND device_id <> ? AND receives
            RETURNING *
            """;

    /// No conversation: it is about the account itself.
    private static final UUID NO_CONVERSATION = new UUID(0, 0);

    /// Everybody who shares a conversation with the user, each with one of those they share.
    private static final String SHARING = """
            SELECT DISTINCT ON (theirs.user_id) theirs.user_id, theirs.conversation_id
              FROM conversation_participant ours
              JOIN conversation_participant theirs USING (conversation_id)
             WHERE ours.user_id = ? AND theirs.user_id <> ours.user_id
             ORDER BY theirs.user_id, theirs.conversation_id
            """;

    private PgNotices() {}

    /// A user who gets a notice, and the conversation it stands under in the mailbox.
    record Told(UUID user, UUID conversation) {}

    static List<Told> sharing(Tx tx, UUID user) throws SQLException {
        return tx.query(
                SHARING,
                row -> new Told(PgMailboxStore.uuid(row, "user_id"), PgMailboxStore.uuid(row, "conversation_id")),
                user);
    }

    /// To the account's own other devices.
    static List<Waiting> insertForOthers(Tx tx, Notice notice) throws SQLException {
        return tx.query(
                INSERT_FOR_OTHERS,
                PgMailboxStore::waiting,
                notice.noticeId(),
                NO_CONVERSATION,
                notice.by().deviceId(),
                notice.atMillis(),
                notice.kind().code(),
                notice.by().userId(),
                notice.by().deviceId());
    }

    /// What was written is to be handed to `Wakeups` after the commit.
    static List<Waiting> insert(Tx tx, Notice notice, List<Told> told) throws SQLException {
        if (told.isEmpty()) return List.of();
        return tx.query(
                INSERT,
                PgMailboxStore::waiting,
                notice.noticeId(),
                notice.by().userId(),
                notice.by().deviceId(),
                notice.atMillis(),
                notice.kind().code(),
                notice.says().fields().isEmpty()
                        ? new byte[0]
                        : notice.says().write().getBytes(StandardCharsets.UTF_8),
                tx.uuids(told, Told::user),
                tx.uuids(told, Told::conversation));
    }
}
