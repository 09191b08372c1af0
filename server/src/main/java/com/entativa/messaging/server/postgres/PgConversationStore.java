package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.server.conversation.ConversationStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Tables `conversation` and `conversation_participant`.
public final class PgConversationStore implements ConversationStore {
    private static final String KNOWN_USERS = "SELECT count(*) FROM account WHERE user_id = ANY (?::uuid[])";

    private static final String CREATE = """
            INSERT INTO conversation (conversation_id, type, low_user_id, high_user_id, created_at)
            VALUES (?, ?, NULLIF(?, '')::uuid, NULLIF(?, '')::uuid, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String ADD_PARTICIPANTS = """
            INSERT INTO conversation_participant (conversation_id, user_id) SELECT ?, unnest(?::uuid[])
            """;

    private static final String SELECT = """
            SELECT c.conversation_id, c.type, c.created_at,
                   (SELECT array_agg(p.user_id ORDER BY p.user_id) FROM conversation_participant p
                     WHERE p.conversation_id = c.conversation_id) AS participants
              FROM conversation c
            """;

    private static final String OF_PAIR =
            SELECT + " WHERE c.type = 'direct' AND c.low_user_id = ?::uuid AND c.high_user_id = ?::uuid";

    private static final String FIND = SELECT + """
              JOIN conversation_participant me ON me.conversation_id = c.conversation_id AND me.user_id = ?
             WHERE c.conversation_id = ?
            """;

    private static final String PAGE = SELECT + """
              JOIN conversation_participant me ON me.conversation_id = c.conversation_id
             WHERE me.user_id = ? AND me.conversation_id < ?
             ORDER BY me.conversation_id DESC LIMIT ?
            """;

    private final Db db;

    public PgConversationStore(Db db) {
        this.db = db;
    }

    @Override
    public Created create(Conversation conversation) {
        return db.inTransaction(tx -> {
            List<UUID> participants = conversation.participantIds();
            int known = tx.query(KNOWN_USERS, row -> row.getInt(1), tx.uuids(participants))
                    .getFirst();
            if (known != participants.size()) return new Created.UnknownParticipant();
            List<String> pair = pair(conversation);
            int made = tx.update(
                    CREATE,
                    conversation.id(),
                    conversation.type().word(),
                    pair.getFirst(),
                    pair.getLast(),
                    conversation.createdAtMillis());
            if (made == 0) {
                return new Created.Stood(
                        tx.query(OF_PAIR, PgConversationStore::conversation, pair.getFirst(), pair.getLast())
                                .getFirst());
            }
            tx.update(ADD_PARTICIPANTS, conversation.id(), tx.uuids(participants));
            return new Created.Made(conversation);
        });
    }

    @Override
    public Found find(UUID member, UUID conversation) {
        List<Conversation> found = db.query(FIND, PgConversationStore::conversation, member, conversation);
        return found.isEmpty() ? new Found.NotFound() : new Found.Ok(found.getFirst());
    }

    @Override
    public List<Conversation> page(UUID member, UUID before, int limit) {
        return db.query(PAGE, PgConversationStore::conversation, member, before, limit);
    }

    /// The two of a direct conversation, sorted as text, which PostgreSQL sorts alike; of a group, two empty words.
    private static List<String> pair(Conversation conversation) {
        if (conversation.type() == Conversation.Type.GROUP) return List.of("", "");
        return conversation.participantIds().stream()
                .map(UUID::toString)
                .sorted()
                .toList();
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        UUID[] participants = (UUID[]) row.getArray("participants").getArray();
        return new Conversation(
                row.getObject("conversation_id", UUID.class),
                Conversation.Type.from(row.getString("type")),
                Arrays.asList(participants),
                row.getLong("created_at"));
    }
}
