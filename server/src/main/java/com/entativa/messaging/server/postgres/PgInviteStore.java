package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.account.InviteStore;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Table `invite`.
public final class PgInviteStore implements InviteStore {
    private static final String ADD = """
            INSERT INTO invite (invite_id, code_hash, uses_left, expires_at, created_at) VALUES (?, ?, ?, ?, ?)
            """;

    private static final String OPEN = """
            SELECT * FROM invite WHERE uses_left > 0 AND expires_at > ? ORDER BY invite_id DESC
            """;

    private static final String REVOKE = "DELETE FROM invite WHERE invite_id = ?";

    /// Two with a code for one: the second waits for the first, and finds it used up.
    private static final String TAKE = """
            UPDATE invite SET uses_left = uses_left - 1 WHERE code_hash = ? AND uses_left > 0 AND expires_at > ?
            """;

    private static final String GIVE_BACK = "UPDATE invite SET uses_left = uses_left + 1 WHERE code_hash = ?";

    private final Db db;

    public PgInviteStore(Db db) {
        this.db = db;
    }

    @Override
    public void add(Invite invite, String codeHash) {
        db.update(
                ADD,
                invite.id(),
                HexFormat.of().parseHex(codeHash),
                invite.usesLeft(),
                invite.expiresAtMillis(),
                invite.createdAtMillis());
    }

    @Override
    public List<Invite> open(long nowMillis) {
        return db.query(
                OPEN,
                row -> new Invite(
                        row.getObject("invite_id", UUID.class),
                        row.getInt("uses_left"),
                        row.getLong("expires_at"),
                        row.getLong("created_at")),
                nowMillis);
    }

    @Override
    public boolean revoke(UUID id) {
        return db.update(REVOKE, id) == 1;
    }

    @Override
    public boolean take(String codeHash, long nowMillis) {
        return db.update(TAKE, HexFormat.of().parseHex(codeHash), nowMillis) == 1;
    }

    @Override
    public void giveBack(String codeHash) {
        db.update(GIVE_BACK, HexFormat.of().parseHex(codeHash));
    }
}
