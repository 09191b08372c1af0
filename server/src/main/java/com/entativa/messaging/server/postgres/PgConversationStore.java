package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.server.conversation.ConversationStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Tables `conversation` and `conversation_participant`: made, found, listed.
public final class PgConversationStore implements ConversationStore {
    private static final String CREATE = """
            INSERT INTO conversation (conversation_id, type, low_user_id, high_user_id, created_at, encrypted_state)
            VALUES (?, ?, NULLIF(?, '')::uuid, NULLIF(?, '')::uuid, ?, NULLIF(?, ''::bytea))
            ON CONFLICT DO NOTHING
            """;

    /// That somebody declined is seen by nobody else.
    private static final String SELECT = """
            SELECT c.*, me.muted_until, me.last_read_message_id, me.last_read_at, p.*
              FROM conversation_participant me
              JOIN conversation c ON c.conversation_id = me.conversation_id
              JOIN LATERAL (
                   SELECT array_agg(o.user_id ORDER BY o.user_id) AS users,
                          array_agg(o.role ORDER BY o.user_id) AS roles,
                          array_agg(CASE WHEN o.state = 'declined' AND o.user_id <> me.user_id THEN 'requested'
                                         ELSE o.state END ORDER BY o.user_id) AS states,
                          array_agg(o.joined_at ORDER BY o.user_id) AS joined
                     FROM conversation_participant o WHERE o.conversation_id = me.conversation_id) p ON true
            """;

    private static final String OF_PAIR = SELECT + """
             WHERE me.user_id = ? AND c.type = 'direct' AND c.low_user_id = ?::uuid AND c.high_user_id = ?::uuid
            """;

    private static final String FIND = SELECT + " WHERE me.user_id = ? AND me.conversation_id = ?";

    private static final String PAGE = SELECT + """
             WHERE me.user_id = ? AND me.conversation_id < ?
             ORDER BY me.conversation_id DESC LIMIT ?
            """;

    private final Db db;

    public PgConversationStore(Db db) {
        this.db = db;
    }

    @Override
    public Created create(Founding founding, UUID id, long atMillis) {
        return db.inTransaction(tx -> {
            if (!PgParticipants.areKnown(tx, founding.others())) return new Created.UnknownParticipant();
            List<String> pair = pair(founding);
            List<Conversation> stood = ofPair(tx, founding, pair);
            if (!stood.isEmpty()) return new Created.Stood(stood.getFirst());
            if (PgParticipants.anyRefuses(tx, founding.founder(), founding.others())) return new Created.NotAccepted();
            if (!made(tx, founding, id, atMillis)) {
                return new Created.Stood(ofPair(tx, founding, pair).getFirst());
            }
            PgParticipants.addFounder(tx, id, founding.type(), founding.founder(), atMillis);
            PgParticipants.add(tx, id, founding.founder(), founding.others(), atMillis);
            return new Created.Made(tx.query(FIND, PgConversationStore::conversation, founding.founder(), id)
                    .getFirst());
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

    /// False when the other one made the direct conversation meanwhile.
    private static boolean made(Tx tx, Founding founding, UUID id, long atMillis) throws SQLException {
        List<String> pair = pair(founding);
        byte[] state = Base64.getDecoder().decode(founding.encryptedState());
        return tx.update(CREATE, id, founding.type().word(), pair.getFirst(), pair.getLast(), atMillis, state) == 1;
    }

    private static List<Conversation> ofPair(Tx tx, Founding founding, List<String> pair) throws SQLException {
        if (founding.type() == Conversation.Type.GROUP) return List.of();
        return tx.query(
                OF_PAIR, PgConversationStore::conversation, founding.founder(), pair.getFirst(), pair.getLast());
    }

    /// The two of a direct conversation, sorted as text, which PostgreSQL sorts alike; of a group, two empty words.
    private static List<String> pair(Founding founding) {
        if (founding.type() == Conversation.Type.GROUP) return List.of("", "");
        return Stream.of(founding.founder(), founding.others().getFirst())
                .map(UUID::toString)
                .sorted()
                .toList();
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        byte[] state = row.getBytes("encrypted_state");
        UUID lastRead = row.getObject("last_read_message_id", UUID.class);
        List<Participant> participants = participants(row);
        Conversation.Settings settings = new Conversation.Settings(
                row.getLong("muted_until"), lastRead == null ? "" : lastRead.toString(), row.getLong("last_read_at"));
        return new Conversation(
                row.getObject("conversation_id", UUID.class),
                Conversation.Type.from(row.getString("type")),
                participants.stream().map(Participant::userId).toList(),
                row.getLong("created_at"),
                new Conversation.Details(
                        row.getLong("revision"),
                        state == null ? "" : Base64.getEncoder().encodeToString(state),
                        row.getInt("disappearing_seconds"),
                        participants,
                        settings));
    }

    private static List<Participant> participants(ResultSet row) throws SQLException {
        List<UUID> users = Arrays.asList((UUID[]) row.getArray("users").getArray());
        String[] roles = (String[]) row.getArray("roles").getArray();
        String[] states = (String[]) row.getArray("states").getArray();
        Long[] joined = (Long[]) row.getArray("joined").getArray();
        List<Participant> participants = new ArrayList<>(users.size());
        for (int i = 0; i < users.size(); i++) {
            participants.add(new Participant(
                    users.get(i), Participant.Role.from(roles[i]), Participant.State.from(states[i]), joined[i]));
        }
        return List.copyOf(participants);
    }
}
