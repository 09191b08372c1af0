package com.entativa.messaging.server.postgres;

import com.entativa.messaging.server.media.BlobKey;
import com.entativa.messaging.server.media.MediaStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// Tables `media`, `media_usage` and `media_garbage`.
public final class PgMediaStore implements MediaStore {
    /// Uploads of one user that begin together wait here for each other: the sum is never above the quota. One that
    /// begins while its account goes waits for that, and gets nothing.
    private static final String TAKE_QUOTA = """
            INSERT INTO media_usage AS u (user_id, bytes)
            SELECT user_id, ? FROM account WHERE user_id = ? FOR KEY SHARE
            ON CONFLICT (user_id) DO UPDATE SET bytes = u.bytes + excluded.bytes WHERE u.bytes + excluded.bytes <= ?
            """;

    private static final String GIVE_BACK_QUOTA = "UPDATE media_usage SET bytes = bytes - ? WHERE user_id = ?";

    private static final String BEGIN = """
            INSERT INTO media (key, owner_id, size, created_at, expires_at, writer, writer_until) VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    /// Two connections at once: one gets the lease.
    private static final String CLAIM = """
            UPDATE media SET writer = ?, writer_until = ?
             WHERE key = ? AND owner_id = ? AND NOT finished AND writer_until < ? AND expires_at > ?
            """;

    private static final String FIND = """
            SELECT * FROM media WHERE key = ? AND owner_id = ? AND expires_at > ?
            """;

    private static final String RECEIVED = """
            UPDATE media SET received = ?, writer_until = ? WHERE key = ? AND writer = ? AND NOT finished
            """;

    private static final String RELEASE = """
            UPDATE media SET writer = NULL, writer_until = 0 WHERE key = ? AND writer = ?
            """;

    private static final String LOCK_OURS = """
            SELECT owner_id, size FROM media WHERE key = ? AND writer = ? AND NOT finished FOR UPDATE
            """;

    private static final String FINISH = """
            UPDATE media SET finished = true, size = ?, received = ?, expires_at = ?, writer = NULL, writer_until = 0
             WHERE key = ?
            """;

    private static final String FINISHED = """
            SELECT * FROM media WHERE key = ? AND finished AND expires_at > ?
            """;

    private static final String KEEP = """
            UPDATE media SET expires_at = greatest(expires_at, ?)
             WHERE key = ? AND owner_id = ? AND finished AND expires_at > ?
            """;

    /// Row gone, quota given back, bytes to be deleted: all or nothing. %s says which rows.
    private static final String DROP = """
            WITH gone AS (DELETE FROM media WHERE key IN (%s) RETURNING key, owner_id, size),
                 freed AS (UPDATE media_usage u SET bytes = u.bytes - g.bytes
                             FROM (SELECT owner_id, sum(size) AS bytes FROM gone GROUP BY owner_id) g
                            WHERE u.user_id = g.owner_id)
            INSERT INTO media_garbage (key) SELECT key FROM gone ON CONFLICT DO NOTHING
            """;

    private static final String DROP_ONE =
            DROP.formatted("SELECT key FROM media WHERE key = ? AND owner_id = ? FOR UPDATE");

    /// The sweep deletes the bytes.
    static final Forgetting FORGETTING = Forgetting.by(List.of(
            DROP.formatted("SELECT key FROM media WHERE owner_id = ? FOR UPDATE"),
            "DELETE FROM media_usage WHERE user_id = ?"));

    /// One at a time, so that two nodes which sweep never wait for each other in a circle.
    private static final String DROP_EXPIRED = DROP.formatted("""
            SELECT key FROM media WHERE expires_at <= ? AND writer_until < ?
             ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED""");

    private static final String GARBAGE = "SELECT key FROM media_garbage WHERE key > ? ORDER BY key LIMIT ?";

    private static final String FORGET = "DELETE FROM media_garbage WHERE key = ?";

    private static final String DROP_UNKNOWN = """
            INSERT INTO media_garbage (key)
            SELECT k FROM unnest(?::bytea[]) AS k WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.key = k)
            ON CONFLICT DO NOTHING
            """;

    private final Db db;

    public PgMediaStore(Db db) {
        this.db = db;
    }

    @Override
    public boolean begin(Unfinished upload, Lease lease, long quota) {
        if (upload.size() > quota) return false;
        return db.inTransaction(tx -> {
            if (tx.update(TAKE_QUOTA, upload.size(), upload.owner(), quota) == 0) return false;
            tx.update(
                    BEGIN,
                    bytes(upload.key()),
                    upload.owner(),
                    upload.size(),
                    upload.createdAtMillis(),
                    upload.expiresAtMillis(),
                    lease.writer(),
                    lease.untilMillis());
            return true;
        });
    }

    @Override
    public Upload claim(BlobKey key, UUID owner, Lease lease, long nowMillis) {
        return db.inTransaction(tx -> {
            int claimed =
                    tx.update(CLAIM, lease.writer(), lease.untilMillis(), bytes(key), owner, nowMillis, nowMillis);
            boolean ours = claimed == 1;
            return upload(tx.query(FIND, row -> upload(row, ours, nowMillis), bytes(key), owner, nowMillis));
        });
    }

    @Override
    public Upload find(BlobKey key, UUID owner, long nowMillis) {
        return upload(db.query(FIND, row -> upload(row, false, nowMillis), bytes(key), owner, nowMillis));
    }

    @Override
    public boolean received(BlobKey key, long received, Lease lease) {
        return db.update(RECEIVED, received, lease.untilMillis(), bytes(key), lease.writer()) == 1;
    }

    @Override
    public void release(BlobKey key, UUID writer) {
        db.update(RELEASE, bytes(key), writer);
    }

    @Override
    public boolean finish(BlobKey key, UUID writer, long size, long expiresAtMillis) {
        return db.inTransaction(tx -> {
            List<Unused> ours = tx.query(
                    LOCK_OURS,
                    row -> new Unused(row.getObject(1, UUID.class), row.getLong(2) - size),
                    bytes(key),
                    writer);
            for (Unused one : ours) {
                tx.update(FINISH, size, size, expiresAtMillis, bytes(key));
                if (one.bytes() != 0) tx.update(GIVE_BACK_QUOTA, one.bytes(), one.owner());
            }
            return !ours.isEmpty();
        });
    }

    @Override
    public Found finished(BlobKey key, long nowMillis) {
        List<Finished> found = db.query(FINISHED, PgMediaStore::media, bytes(key), nowMillis);
        return found.isEmpty() ? new Found.Nothing() : new Found.Ok(found.getFirst());
    }

    @Override
    public boolean keep(BlobKey key, UUID owner, long nowMillis, long untilMillis) {
        return db.update(KEEP, untilMillis, bytes(key), owner, nowMillis) == 1;
    }

    @Override
    public boolean drop(BlobKey key, UUID owner) {
        return db.update(DROP_ONE, bytes(key), owner) == 1;
    }

    @Override
    public boolean dropExpired(long nowMillis) {
        return db.update(DROP_EXPIRED, nowMillis, nowMillis) == 1;
    }

    @Override
    public List<BlobKey> garbage(String after, int limit) {
        return db.query(
                GARBAGE,
                row -> new BlobKey(HexFormat.of().formatHex(row.getBytes(1))),
                HexFormat.of().parseHex(after),
                limit);
    }

    @Override
    public void forget(BlobKey key) {
        db.update(FORGET, bytes(key));
    }

    @Override
    public void dropUnknown(List<BlobKey> keys) {
        db.inTransaction(tx -> tx.update(DROP_UNKNOWN, tx.blobs(keys, PgMediaStore::bytes)));
    }

    /// What was taken of the owner's quota and is not needed.
    private record Unused(UUID owner, long bytes) {}

    private static Upload upload(List<Upload> found) {
        return found.isEmpty() ? new Upload.Nothing() : found.getFirst();
    }

    private static Upload upload(ResultSet row, boolean ours, long nowMillis) throws SQLException {
        if (row.getBoolean("finished")) return new Upload.Done(media(row));
        long until = row.getLong("writer_until");
        if (!ours && until >= nowMillis) return new Upload.Busy(row.getLong("size"), row.getLong("received"), until);
        return new Upload.Receiving(row.getLong("size"), row.getLong("received"), row.getLong("expires_at"));
    }

    private static Finished media(ResultSet row) throws SQLException {
        return new Finished(row.getObject("owner_id", UUID.class), row.getLong("size"), row.getLong("expires_at"));
    }

    private static byte[] bytes(BlobKey key) {
        return HexFormat.of().parseHex(key.hex());
    }
}
