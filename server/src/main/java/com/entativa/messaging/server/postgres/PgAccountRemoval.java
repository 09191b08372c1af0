package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.account.AccountRemoval;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Removes an account from every table. A table that holds a user's id and is not reached from here fails
/// `AccountDeletionTest`, which walks all columns.
public final class PgAccountRemoval implements AccountRemoval {
    /// Waits for log-ins and sends of the account that are under way; those that come later find no account.
    private static final String HOLD = "SELECT 1 FROM account WHERE user_id = ? FOR UPDATE";

    private static final String DEVICES = "SELECT device_id FROM device WHERE user_id = ? FOR UPDATE";

    /// The walk over envelopes and messages by sender has no index: an account ends once, and an index would cost
    /// each send.
    private static final Forgetting MAIL = Forgetting.by(List.of(
            "DELETE FROM envelope WHERE user_id = ?",
            "DELETE FROM envelope WHERE sender_id = ?",
            "DELETE FROM message WHERE sender_id = ?"));

    /// A direct conversation names both for ever: it ends with either.
    private static final Forgetting CONVERSATIONS = Forgetting.by(List.of(
            """
            DELETE FROM envelope WHERE conversation_id IN (
                   SELECT conversation_id FROM conversation WHERE type = 'direct' AND ? IN (low_user_id, high_user_id))
            """,
            """
            DELETE FROM conversation_participant WHERE conversation_id IN (
                   SELECT conversation_id FROM conversation WHERE type = 'direct' AND ? IN (low_user_id, high_user_id))
            """,
            """
            DELETE FROM conversation WHERE type = 'direct' AND ? IN (low_user_id, high_user_id)
            """,
            "DELETE FROM conversation_participant WHERE user_id = ?",
            "DELETE FROM former_participant WHERE user_id = ?",
            "DELETE FROM block WHERE user_id = ?",
            "DELETE FROM block WHERE blocked_id = ?",
            "DELETE FROM message_receipt WHERE sender_id = ?",
            "DELETE FROM message_receipt WHERE user_id = ?"));

    /// The other's log loses the call too: their conversation is gone with it.
    private static final Forgetting CALLS = Forgetting.by(List.of(
            "DELETE FROM call_log_entry WHERE user_id = ?",
            """
            DELETE FROM call_log_entry
             WHERE call_id IN (SELECT call_id FROM calls WHERE ? IN (caller_id, callee_id))
            """,
            "DELETE FROM calls WHERE ? IN (caller_id, callee_id)"));

    private static final Forgetting KEYS = Forgetting.by(List.of(
            "DELETE FROM identity_key WHERE user_id = ?",
            "DELETE FROM signed_prekey WHERE user_id = ?",
            "DELETE FROM signed_prekey_ever WHERE user_id = ?",
            "DELETE FROM one_time_prekey WHERE user_id = ?",
            "DELETE FROM used_one_time_prekey WHERE user_id = ?"));

    private static final Forgetting LOG_INS = Forgetting.by(List.of(
            "DELETE FROM refresh_token WHERE user_id = ?",
            "DELETE FROM presence WHERE user_id = ?",
            "DELETE FROM provisioning_mailbox WHERE user_id = ?",
            "DELETE FROM device WHERE user_id = ?",
            "DELETE FROM outside_account WHERE user_id = ?",
            "DELETE FROM account WHERE user_id = ?"));

    private static final List<Forgetting> PARTS =
            List.of(CALLS, CONVERSATIONS, MAIL, KEYS, PgMediaStore.FORGETTING, PgPushStore.FORGETTING, LOG_INS);

    /// Removals are not older than this when strays are looked for.
    private static final long LOOK_BACK_MILLIS = 2 * 3_600_000L;

    private static final List<String> STRAYS = List.of("""
            DELETE FROM message m WHERE m.sent_at > ?
               AND NOT EXISTS (SELECT 1 FROM account a WHERE a.user_id = m.sender_id)
            """, """
            DELETE FROM envelope e WHERE e.sent_at > ? AND e.kind IN (0, 10)
               AND NOT EXISTS (SELECT 1 FROM account a WHERE a.user_id = e.sender_id)
            """, """
            DELETE FROM calls c WHERE c.started_at > ?
               AND NOT EXISTS (SELECT 1 FROM conversation v WHERE v.conversation_id = c.conversation_id)
            """, """
            DELETE FROM call_log_entry l WHERE l.started_at > ?
               AND NOT EXISTS (SELECT 1 FROM calls c WHERE c.call_id = l.call_id)
            """);

    private final Db db;
    private final Supplier<UUID> ids;

    /// `ids` names the notices for the groups that are left.
    public PgAccountRemoval(Db db, Supplier<UUID> ids) {
        this.db = db;
        this.ids = ids;
    }

    @Override
    public Removed remove(UUID user, long atMillis) {
        return db.inTransaction(tx -> {
            tx.query(HOLD, row -> row.getInt(1), user);
            List<DeviceAddress> devices = tx.query(DEVICES, row -> new DeviceAddress(user, row.getInt(1)), user);
            List<Waiting> notices = PgGroupStore.leaveAll(tx, user, ids, atMillis);
            for (Forgetting part : PARTS) part.forget(tx, user);
            return new Removed(devices, notices);
        });
    }

    @Override
    public void sweepStrays(long nowMillis) {
        for (String sql : STRAYS) db.update(sql, nowMillis - LOOK_BACK_MILLIS);
    }
}
