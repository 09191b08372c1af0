package com.entativa.messaging.server.postgres;

import static com.entativa.messaging.server.postgres.PgMailboxStore.uuid;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.CallState;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.call.CallOutcome;
import com.entativa.messaging.server.call.CallSession;
import com.entativa.messaging.server.call.CallStore;
import com.entativa.messaging.server.mailbox.Audience;
import com.entativa.messaging.server.mailbox.SendOutcome;
import com.entativa.messaging.server.mailbox.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Tables `calls` and `call_log_entry`; envelopes through {@link CallEnvelopes}.
public final class PgCallStore implements CallStore {
    /// The direct conversation's members; none for a group.
    private static final String PAIR = """
            SELECT low_user_id, high_user_id FROM conversation WHERE conversation_id = ? AND type = 'direct'
            """;

    private static final String BEGIN = """
            INSERT INTO calls (call_id, conversation_id, caller_id, caller_device_id, callee_id, media, status, started_at,
                               last_signal_at)
            VALUES (?, ?, ?, ?, ?, ?, 'ringing', ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String LOG = """
            INSERT INTO call_log_entry (user_id, started_at, call_id) SELECT unnest(?::uuid[]), ?, ?
            """;

    /// Signals of one call at once wait here for each other: of several answers the first finds it ringing.
    private static final String HELD = "SELECT * FROM calls WHERE call_id = ? FOR UPDATE";

    private static final String MOVE = """
            UPDATE calls SET status = ?, answered_at = NULLIF(?, 0), answered_device_id = NULLIF(?, 0),
                             ended_at = NULLIF(?, 0), last_signal_at = ?
             WHERE call_id = ?
            """;

    private static final String FIND = """
            SELECT c.* FROM calls c JOIN call_log_entry l USING (call_id) WHERE c.call_id = ? AND l.user_id = ?
            """;

    /// The page begins below the call `before`, though its entry may be deleted; below all when there is none.
    private static final String PAGE = """
            SELECT c.* FROM call_log_entry l JOIN calls c USING (call_id)
             WHERE l.user_id = ?
               AND (l.started_at, l.call_id)
                 < (COALESCE((SELECT b.started_at FROM calls b WHERE b.call_id = ?), 9223372036854775807), ?)
             ORDER BY l.started_at DESC, l.call_id DESC LIMIT ?
            """;

    private static final String FORGET = "DELETE FROM call_log_entry WHERE user_id = ? AND call_id = ?";

    /// Nodes that look at once share the calls out: a locked one is another's.
    private static final String END_OVERDUE = """
            UPDATE calls
               SET status = CASE status WHEN 'ringing' THEN 'missed' ELSE 'failed' END,
                   ended_at = CASE status WHEN 'ringing' THEN started_at + ? ELSE last_signal_at END
             WHERE call_id IN (
                   SELECT call_id FROM calls
                    WHERE ended_at IS NULL
                      AND ((status = 'ringing' AND started_at <= ?) OR (status = 'active' AND last_signal_at <= ?))
                      FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    private static final String SWEEP_ENTRIES = """
            DELETE FROM call_log_entry l USING calls c WHERE c.call_id = l.call_id AND c.started_at < ?
            """;

    private static final String SWEEP = "DELETE FROM calls WHERE started_at < ?";

    private final Db db;

    public PgCallStore(Db db) {
        this.db = db;
    }

    @Override
    public Signalled signal(Signal signal) {
        return db.inTransaction(tx -> {
            List<CallSession> held =
                    tx.query(HELD, PgCallStore::session, signal.frame().callId());
            if (held.isEmpty()) {
                return signal.frame().kind() == CallKind.OFFER
                        ? begun(tx, signal)
                        : new Signalled.Refused(new CallOutcome.NotFound());
            }
            return stepped(tx, signal, held.getFirst());
        });
    }

    @Override
    public List<CallSession> find(UUID user, UUID callId) {
        return db.query(FIND, PgCallStore::session, callId, user);
    }

    @Override
    public List<CallSession> page(UUID user, UUID before, int limit) {
        return db.query(PAGE, PgCallStore::session, user, before, before, limit);
    }

    @Override
    public boolean forget(UUID user, UUID callId) {
        return db.update(FORGET, user, callId) == 1;
    }

    @Override
    public List<CallSession> endOverdue(long nowMillis) {
        long rings = CallSession.RINGS.toMillis();
        return db.inTransaction(tx -> {
            List<CallSession> ended = tx.query(
                    END_OVERDUE,
                    PgCallStore::session,
                    rings,
                    nowMillis - rings,
                    nowMillis - CallSession.SILENT.toMillis());
            for (CallSession call : ended) CallEnvelopes.withdraw(tx, call);
            return ended;
        });
    }

    @Override
    public void sweep(long startedBeforeMillis) {
        db.inTransaction(tx -> tx.update(SWEEP_ENTRIES, startedBeforeMillis) + tx.update(SWEEP, startedBeforeMillis));
    }

    private static Signalled begun(Tx tx, Signal signal) throws SQLException {
        CallFrame frame = signal.frame();
        DeviceAddress caller = signal.sender();
        Audience audience = CallEnvelopes.audience(tx, frame.conversationId());
        if (!audience.members().containsKey(caller.userId())) return new Signalled.Refused(new CallOutcome.NotFound());
        List<UUID> pair = new ArrayList<>();
        tx.query(
                PAIR,
                row -> pair.add(uuid(row, "low_user_id")) && pair.add(uuid(row, "high_user_id")),
                frame.conversationId());
        if (pair.isEmpty()) return new Signalled.Refused(new CallOutcome.NotDirect());
        if (!audience.isMutual()) return new Signalled.Refused(new CallOutcome.NotAccepted());
        UUID callee = pair.getFirst().equals(caller.userId()) ? pair.getLast() : pair.getFirst();
        Audience.Routed routed = audience.ringing(caller, callee, frame.envelopes());
        if (!(routed instanceof Audience.Routed.To(var envelopes))) return refused(routed);
        CallSession call = ringing(signal, callee);
        if (!isNew(tx, call)) return new Signalled.Refused(new CallOutcome.IdTaken());
        tx.update(LOG, tx.uuids(pair), signal.atMillis(), frame.callId());
        return new Signalled.Done(call, true, CallEnvelopes.write(tx, signal, envelopes));
    }

    private static CallSession ringing(Signal signal, UUID callee) {
        long now = signal.atMillis();
        return new CallSession(
                new CallSession.Parties(signal.sender(), callee),
                signal.frame().callId(),
                signal.frame().conversationId(),
                signal.frame().media(),
                CallState.RINGING,
                new CallSession.Times(now, 0, 0, now),
                0);
    }

    /// False when the same id was begun by another transaction meanwhile.
    private static boolean isNew(Tx tx, CallSession call) throws SQLException {
        DeviceAddress caller = call.parties().caller();
        return tx.update(
                        BEGIN,
                        call.callId(),
                        call.conversationId(),
                        caller.userId(),
                        caller.deviceId(),
                        call.parties().callee(),
                        call.media().word(),
                        call.times().startedMillis(),
                        call.times().lastSignalMillis())
                == 1;
    }

    private static Signalled stepped(Tx tx, Signal signal, CallSession call) throws SQLException {
        CallFrame frame = signal.frame();
        CallSession.Step step = call.after(signal.sender(), frame.kind(), signal.atMillis());
        if (!call.conversationId().equals(frame.conversationId()))
            step = new CallSession.Step.Refused(CallSession.Why.NOT_FOUND);
        return switch (step) {
            case CallSession.Step.Again _ -> new Signalled.Done(call, false, List.of());
            case CallSession.Step.Refused(CallSession.Why why) -> new Signalled.Refused(outcome(why, frame.kind()));
            case CallSession.Step.Move(CallSession next) -> moved(tx, signal, call, next);
        };
    }

    /// Who was blocked meanwhile may end the call, and nothing else.
    private static Signalled moved(Tx tx, Signal signal, CallSession before, CallSession next) throws SQLException {
        Audience audience = CallEnvelopes.audience(tx, next.conversationId());
        if (!audience.isMutual() && !next.isOver()) return new Signalled.Refused(new CallOutcome.NotAccepted());
        Audience.Routed routed = audience.listed(signal.sender(), signal.frame().envelopes());
        if (!(routed instanceof Audience.Routed.To(var envelopes))) return refused(routed);
        CallSession.Times times = next.times();
        tx.update(
                MOVE,
                next.state().word(),
                times.answeredMillis(),
                next.answeredBy(),
                times.endedMillis(),
                times.lastSignalMillis(),
                next.callId());
        boolean changed = before.state() != next.state();
        if (changed) CallEnvelopes.withdraw(tx, next);
        List<Waiting> waiting = CallEnvelopes.write(tx, signal, envelopes);
        return new Signalled.Done(next, changed, waiting);
    }

    private static Signalled.Refused refused(Audience.Routed routed) {
        if (routed instanceof Audience.Routed.Refused(SendOutcome.Differs(var difference))) {
            return new Signalled.Refused(new CallOutcome.Differs(difference));
        }
        return new Signalled.Refused(new CallOutcome.NotFound());
    }

    private static CallOutcome outcome(CallSession.Why why, CallKind kind) {
        return switch (why) {
            case NOT_FOUND -> kind == CallKind.OFFER ? new CallOutcome.IdTaken() : new CallOutcome.NotFound();
            case TAKEN -> new CallOutcome.Taken();
            case OVER -> new CallOutcome.Over();
            case OUT_OF_PLACE -> new CallOutcome.OutOfPlace();
        };
    }

    private static CallSession session(ResultSet row) throws SQLException {
        return new CallSession(
                new CallSession.Parties(
                        PgMailboxStore.address(row, "caller_id", "caller_device_id"), uuid(row, "callee_id")),
                uuid(row, "call_id"),
                uuid(row, "conversation_id"),
                CallMedia.from(row.getString("media")),
                CallState.from(row.getString("status")),
                new CallSession.Times(
                        row.getLong("started_at"),
                        row.getLong("answered_at"),
                        row.getLong("ended_at"),
                        row.getLong("last_signal_at")),
                row.getInt("answered_device_id"));
    }
}
