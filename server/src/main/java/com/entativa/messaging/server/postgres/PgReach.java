package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.conversation.Reach;
import java.util.Set;
import java.util.UUID;

/// The circle of a person, read from who shares which conversation.
public final class PgReach implements Reach {
    private static final String CIRCLE = """
            SELECT DISTINCT theirs.user_id
              FROM conversation_participant ours
              JOIN conversation_participant theirs USING (conversation_id)
             WHERE ours.user_id = ? AND ours.state = 'accepted' AND theirs.state = 'accepted'
               AND theirs.user_id <> ours.user_id
               AND NOT EXISTS (
                   SELECT 1 FROM block b WHERE b.user_id = ours.user_id AND b.blocked_id = theirs.user_id)
               AND NOT EXISTS (
                   SELECT 1 FROM block b WHERE b.user_id = theirs.user_id AND b.blocked_id = ours.user_id)
            """;

    private static final String WITHIN = CIRCLE + " AND ours.conversation_id = ?";

    private static final String BETWEEN = CIRCLE + " AND theirs.user_id = ?";

    private final Db db;

    public PgReach(Db db) {
        this.db = db;
    }

    @Override
    public Set<UUID> circleOf(UUID user) {
        return Set.copyOf(db.query(CIRCLE, row -> row.getObject(1, UUID.class), user));
    }

    @Override
    public Set<UUID> circleOf(UUID user, UUID conversation) {
        return Set.copyOf(db.query(WITHIN, row -> row.getObject(1, UUID.class), user, conversation));
    }

    @Override
    public boolean between(UUID one, UUID other) {
        return !db.query(BETWEEN, row -> true, one, other).isEmpty();
    }
}
