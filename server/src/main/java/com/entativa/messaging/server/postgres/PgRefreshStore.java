package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.account.RefreshStore;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Table `refresh_token`.
public final class PgRefreshStore implements RefreshStore {
    static final String SWEEP = "DELETE FROM refresh_token WHERE expires_at < ?";

    private static final String ADD = """
            INSERT INTO refresh_token (hash, family, user_id, device_id, expires_at) VALUES (?, ?, ?, ?, ?)
            """;

    /// Two refreshes with one token at once: the second waits here, and then finds it used.
    private static final String FIND = """
            SELECT t.family, t.user_id, t.device_id, t.used FROM refresh_token t JOIN account a USING (user_id)
             WHERE t.hash = ? AND t.expires_at > ? AND a.disabled_at IS NULL FOR UPDATE OF t
            """;

    /// A used one is kept for a while, so that its second use is noticed.
    private static final String MARK_USED = "UPDATE refresh_token SET used = true WHERE hash = ?";

    private static final String UNUSED_IN_FAMILY = """
            SELECT 1 FROM refresh_token WHERE hash = ? AND family = ? AND NOT used
            """;

    private static final String REVOKE_FAMILY = """
            DELETE FROM refresh_token WHERE user_id = ? AND device_id = ? AND family = ?
            """;

    private final Db db;

    public PgRefreshStore(Db db) {
        this.db = db;
    }

    private record Token(UUID family, DeviceAddress device, boolean used) {}

    @Override
    public void add(String hash, UUID family, DeviceAddress device, long expiresAtMillis) {
        db.update(ADD, bytes(hash), family, device.userId(), device.deviceId(), expiresAtMillis);
    }

    @Override
    public Rotation rotate(String hash, String successor, long nowMillis, long expiresAtMillis) {
        return db.inTransaction(tx -> {
            List<Token> found = tx.query(
                    FIND,
                    row -> new Token(
                            row.getObject(1, UUID.class),
                            new DeviceAddress(row.getObject(2, UUID.class), row.getInt(3)),
                            row.getBoolean(4)),
                    bytes(hash),
                    nowMillis);
            if (found.isEmpty()) return new Rotation.Unknown();
            Token token = found.getFirst();
            if (!token.used()) return rotated(tx, hash, successor, token, expiresAtMillis);
            return isItsSuccessor(tx, successor, token) ? new Rotation.Rotated(token.device()) : reused(tx, token);
        });
    }

    /// Only who chose the successor knows it: the same client asks again, it did not get our answer.
    private static boolean isItsSuccessor(Tx tx, String successor, Token token) throws SQLException {
        return !tx.query(UNUSED_IN_FAMILY, row -> row.getInt(1), bytes(successor), token.family())
                .isEmpty();
    }

    private static Rotation reused(Tx tx, Token token) throws SQLException {
        DeviceAddress device = token.device();
        tx.update(REVOKE_FAMILY, device.userId(), device.deviceId(), token.family());
        return new Rotation.Reused(device);
    }

    private static Rotation rotated(Tx tx, String hash, String successor, Token token, long expiresAtMillis)
            throws SQLException {
        DeviceAddress device = token.device();
        tx.update(MARK_USED, bytes(hash));
        tx.update(ADD, bytes(successor), token.family(), device.userId(), device.deviceId(), expiresAtMillis);
        return new Rotation.Rotated(device);
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }
}
