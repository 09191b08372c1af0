package com.entativa.messaging.server.postgres;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.call.CallSession;
import com.entativa.messaging.server.call.CallStore;
import com.entativa.messaging.server.mailbox.Audience;
import com.entativa.messaging.server.mailbox.CallLabel;
import com.entativa.messaging.server.mailbox.Waiting;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Envelopes of calls: urgent, and gone when nobody can answer any more. Their content is a {@link CallLabel} and the
/// ciphertext.
final class CallEnvelopes {
    private static final String WRITE = """
            INSERT INTO envelope (user_id, device_id, message_id, conversation_id, sender_id, sender_device_id, sent_at,
                                  expires_at, urgent, kind, content)
            SELECT e.user_id, e.device_id, ?, ?, ?, ?, ?, ?, true, ?, e.content
              FROM unnest(?::uuid[], ?::int4[], ?::bytea[]) AS e(user_id, device_id, content)
            RETURNING *
            """;

    /// What waits of a call for these users, but for the devices that are in it. `urgent` is what the index knows.
    private static final String WITHDRAW = """
            DELETE FROM envelope
             WHERE user_id = ANY (?::uuid[]) AND urgent AND kind = ? AND substring(content FROM ? FOR 16) = ?
               AND NOT (user_id = ? AND device_id = ?) AND NOT (user_id = ? AND device_id = ?)
            """;

    private CallEnvelopes() {}

    static Audience audience(Tx tx, UUID conversation) {
        return new PgWriting(tx).audiences(List.of(conversation)).getOrDefault(conversation, Audience.NOBODY);
    }

    static List<Waiting> write(Tx tx, CallStore.Signal signal, List<Audience.Addressed> envelopes) throws SQLException {
        if (envelopes.isEmpty()) return List.of();
        CallLabel label = new CallLabel(
                signal.frame().callId(), signal.frame().kind(), signal.frame().media());
        return tx.query(
                WRITE,
                PgMailboxStore::waiting,
                signal.messageId(),
                signal.frame().conversationId(),
                signal.sender().userId(),
                signal.sender().deviceId(),
                signal.atMillis(),
                signal.atMillis() + CallSession.RINGS.toMillis(),
                Waiting.Kind.CALL.code(),
                tx.uuids(envelopes, envelope -> envelope.to().userId()),
                tx.ints(envelopes, envelope -> envelope.to().deviceId()),
                tx.blobs(envelopes, envelope -> label.before(envelope.content())));
    }

    /// A device that comes late does not ring for a call that is over or that another has answered. Nobody is in a
    /// call that is over.
    static void withdraw(Tx tx, CallSession call) throws SQLException {
        DeviceAddress caller = call.parties().caller();
        int callersDevice = call.isOver() ? 0 : caller.deviceId();
        int answerersDevice = call.isOver() ? 0 : call.answeredBy();
        tx.update(
                WITHDRAW,
                tx.uuids(List.of(caller.userId(), call.parties().callee())),
                Waiting.Kind.CALL.code(),
                CallLabel.ID_AT,
                CallLabel.bytes(call.callId()),
                caller.userId(),
                callersDevice,
                call.parties().callee(),
                answerersDevice);
    }
}
