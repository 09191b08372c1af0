package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.conversation.Reach;
import java.util.Set;
import java.util.UUID;

/// Everybody who shares a conversation.
public final class PgCommonMembership implements Reach {
    private static final String CIRCLE = """
            SELECT DISTINCT theirs.user_id
              FROM conversation_participant ours
              JOIN conversation_participant theirs USING (conversation_id)
             WHERE ours.user_id = ? AND theirs.user_id <> ours.user_id
            """;

    private final Db db;

    public PgCommonMembership(Db db) {
        this.db = db;
    }

    @Override
    public Set<UUID> circleOf(UUID user) {
        return Set.copyOf(db.query(CIRCLE, row -> row.getObject(1, UUID.class), user));
    }

    @Override
    public Set<UUID> circleOf(UUID user, UUID conversation) {
        return Set.copyOf(db.query(
                CIRCLE + " AND ours.conversation_id = ?", row -> row.getObject(1, UUID.class), user, conversation));
    }

    @Override
    public boolean between(UUID one, UUID other) {
        return !db.query(CIRCLE + " AND theirs.user_id = ?", row -> true, one, other)
                .isEmpty();
    }
}
