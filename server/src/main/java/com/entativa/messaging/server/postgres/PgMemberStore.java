package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.conversation.MemberStore;
import java.util.List;
import java.util.UUID;

/// A member's own row of `conversation_participant`.
public final class PgMemberStore implements MemberStore {
    private static final String MUTE = """
            UPDATE conversation_participant SET muted_until = ? WHERE user_id = ? AND conversation_id = ?
            """;

    private static final String ACCEPT = """
            UPDATE conversation_participant SET state = 'accepted' WHERE user_id = ? AND conversation_id = ?
            """;

    /// Held, so that an answer on its way cannot accept in between.
    private static final String REQUEST = """
            SELECT c.type, p.state FROM conversation_participant p JOIN conversation c USING (conversation_id)
             WHERE p.user_id = ? AND p.conversation_id = ? FOR UPDATE OF p
            """;

    private static final String DECLINE = """
            UPDATE conversation_participant SET state = 'declined' WHERE user_id = ? AND conversation_id = ?
            """;

    private static final String MARK_READ = """
            UPDATE conversation_participant p
               SET last_read_message_id = m.message_id, last_read_sent_at = m.sent_at, last_read_at = ?
              FROM message m
             WHERE p.user_id = ? AND p.conversation_id = ? AND p.last_read_sent_at < m.sent_at
               AND m.message_id = ? AND m.conversation_id = p.conversation_id
            """;

    private static final String CAN_READ = """
            SELECT 1 FROM conversation_participant p JOIN message m USING (conversation_id)
             WHERE p.user_id = ? AND p.conversation_id = ? AND m.message_id = ?
            """;

    private final Db db;

    public PgMemberStore(Db db) {
        this.db = db;
    }

    private record Request(boolean isGroup, String state) {}

    @Override
    public boolean mute(UUID member, UUID conversation, long untilMillis) {
        return db.update(MUTE, untilMillis, member, conversation) == 1;
    }

    @Override
    public boolean accept(UUID member, UUID conversation) {
        return db.update(ACCEPT, member, conversation) == 1;
    }

    @Override
    public Declined decline(UUID member, UUID conversation) {
        return db.inTransaction(tx -> {
            List<Request> found = tx.query(
                    REQUEST,
                    row -> new Request(row.getString("type").equals("group"), row.getString("state")),
                    member,
                    conversation);
            if (found.isEmpty()) return Declined.NOT_FOUND;
            Request request = found.getFirst();
            if (request.state().equals("accepted")) return Declined.NOT_REQUESTED;
            if (request.isGroup()) return Declined.IS_GROUP;
            tx.update(DECLINE, member, conversation);
            return Declined.DONE;
        });
    }

    @Override
    public boolean markRead(UUID member, UUID conversation, UUID message, long atMillis) {
        return db.inTransaction(tx -> {
            if (tx.query(CAN_READ, row -> true, member, conversation, message).isEmpty()) return false;
            tx.update(MARK_READ, atMillis, member, conversation, message);
            return true;
        });
    }
}
