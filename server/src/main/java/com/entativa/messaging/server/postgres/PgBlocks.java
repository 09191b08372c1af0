package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.conversation.Blocks;
import java.util.List;
import java.util.UUID;

/// Table `block`.
public final class PgBlocks implements Blocks {
    private static final String BLOCK = """
            INSERT INTO block (user_id, blocked_id, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String UNBLOCK = "DELETE FROM block WHERE user_id = ? AND blocked_id = ?";

    private static final String OF = "SELECT blocked_id FROM block WHERE user_id = ? ORDER BY created_at, blocked_id";

    private final Db db;

    public PgBlocks(Db db) {
        this.db = db;
    }

    @Override
    public void block(UUID user, UUID other, long atMillis) {
        db.update(BLOCK, user, other, atMillis);
    }

    @Override
    public void unblock(UUID user, UUID other) {
        db.update(UNBLOCK, user, other);
    }

    @Override
    public List<UUID> of(UUID user) {
        return db.query(OF, row -> row.getObject(1, UUID.class), user);
    }
}
