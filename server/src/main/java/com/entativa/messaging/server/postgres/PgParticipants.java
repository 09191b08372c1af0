package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.Conversation;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Adding people to conversations, alike at the start and later.
final class PgParticipants {
    private static final String KNOWN_USERS = "SELECT count(*) FROM account WHERE user_id = ANY (?::uuid[])";

    /// Those who block the caller, are blocked by the caller, or declined the caller's direct conversation.
    private static final String REFUSING = """
            SELECT count(*) FROM unnest(?::uuid[]) AS u(user_id), (SELECT ?::uuid AS user_id) AS me
             WHERE EXISTS (SELECT 1 FROM block b WHERE b.user_id = u.user_id AND b.blocked_id = me.user_id)
                OR EXISTS (SELECT 1 FROM block b WHERE b.user_id = me.user_id AND b.blocked_id = u.user_id)
                OR EXISTS (
                   SELECT 1 FROM conversation c JOIN conversation_participant p USING (conversation_id)
                    WHERE c.type = 'direct' AND c.low_user_id = LEAST(u.user_id, me.user_id)
                      AND c.high_user_id = GREATEST(u.user_id, me.user_id)
                      AND p.user_id = u.user_id AND p.state = 'declined')
            """;

    /// Who accepted the adding one's direct conversation before is in at once; for others it is a request.
    private static final String ADD = """
            INSERT INTO conversation_participant (conversation_id, user_id, role, state, joined_at)
            SELECT ?, u.user_id, 'member', CASE WHEN EXISTS (
                   SELECT 1 FROM conversation c JOIN conversation_participant p USING (conversation_id)
                    WHERE c.type = 'direct' AND c.low_user_id = LEAST(u.user_id, me.user_id)
                      AND c.high_user_id = GREATEST(u.user_id, me.user_id)
                      AND p.user_id = u.user_id AND p.state = 'accepted') THEN 'accepted' ELSE 'requested' END, ?
              FROM unnest(?::uuid[]) AS u(user_id), (SELECT ?::uuid AS user_id) AS me
            ON CONFLICT DO NOTHING
            """;

    private static final String FOUND = """
            INSERT INTO conversation_participant (conversation_id, user_id, role, state, joined_at)
            VALUES (?, ?, ?, 'accepted', ?)
            """;

    private PgParticipants() {}

    static boolean areKnown(Tx tx, List<UUID> users) throws SQLException {
        return tx.query(KNOWN_USERS, row -> row.getInt(1), tx.uuids(users)).getFirst() == users.size();
    }

    static boolean anyRefuses(Tx tx, UUID caller, List<UUID> users) throws SQLException {
        return tx.query(REFUSING, row -> row.getInt(1), tx.uuids(users), caller).getFirst() > 0;
    }

    static void add(Tx tx, UUID conversation, UUID by, List<UUID> users, long atMillis) throws SQLException {
        tx.update(ADD, conversation, atMillis, tx.uuids(users), by);
    }

    /// Whoever makes a group is its admin.
    static void addFounder(Tx tx, UUID conversation, Conversation.Type type, UUID founder, long atMillis)
            throws SQLException {
        tx.update(FOUND, conversation, founder, type == Conversation.Type.GROUP ? "admin" : "member", atMillis);
    }
}
