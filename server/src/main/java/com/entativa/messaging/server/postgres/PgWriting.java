package com.entativa.messaging.server.postgres;

import static com.entativa.messaging.server.postgres.PgMailboxStore.address;
import static com.entativa.messaging.server.postgres.PgMailboxStore.uuid;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Audience;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Waiting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// One transaction of group commit, each step one statement for the whole batch.
final class PgWriting implements MailboxStore.Writing {
    /// Members without a receiving device come with a null device. Blocks count between the two of a direct one alone.
    private static final String AUDIENCES = """
            SELECT p.conversation_id, p.user_id, d.device_id, d.registration_id, c.disappearing_seconds,
                   CASE WHEN b.user_id IS NULL THEN p.state ELSE 'blocks' END AS stance
              FROM conversation_participant p
              JOIN conversation c USING (conversation_id)
              LEFT JOIN device d ON d.user_id = p.user_id AND d.receives
              LEFT JOIN block b ON b.user_id = p.user_id
                    AND b.blocked_id = CASE p.user_id WHEN c.low_user_id THEN c.high_user_id
                                                      WHEN c.high_user_id THEN c.low_user_id END
             WHERE p.conversation_id = ANY (?::uuid[])
            """;

    private static final String KNOWN = "SELECT * FROM message WHERE message_id = ANY (?::uuid[])";

    /// In the order of ids: two transactions that share ids wait for each other, but not in a circle.
    private static final String INSERT_MESSAGES = """
            INSERT INTO message (message_id, conversation_id, sender_id, sender_device_id, sent_at, expires_at)
            SELECT m.message_id, m.conversation_id, m.sender_id, m.sender_device_id, m.sent_at, NULLIF(m.expires_at, 0)
              FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int4[], ?::int8[], ?::int8[])
                AS m(message_id, conversation_id, sender_id, sender_device_id, sent_at, expires_at)
            ON CONFLICT DO NOTHING
            RETURNING message_id
            """;

    /// In one order, so that two batches of the same people do not wait in a circle.
    private static final String ACCEPT = """
            UPDATE conversation_participant p SET state = 'accepted'
              FROM (SELECT h.user_id, h.conversation_id
                      FROM conversation_participant h
                      JOIN unnest(?::uuid[], ?::uuid[]) AS a(user_id, conversation_id) USING (user_id, conversation_id)
                     ORDER BY h.user_id, h.conversation_id FOR UPDATE OF h) AS held
             WHERE p.user_id = held.user_id AND p.conversation_id = held.conversation_id
            """;

    /// What several devices get comes once, and is numbered.
    private static final String INSERT_ENVELOPES = """
            INSERT INTO envelope (user_id, device_id, message_id, conversation_id, sender_id, sender_device_id, sent_at,
                                  expires_at, urgent, kind, content)
            SELECT e.user_id, e.device_id, e.message_id, e.conversation_id, e.sender_id, e.sender_device_id, e.sent_at,
                   NULLIF(e.expires_at, 0), e.urgent, 0, (?::bytea[])[e.content]
              FROM unnest(?::uuid[], ?::int4[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int4[], ?::int8[], ?::int8[],
                          ?::boolean[], ?::int4[])
                   WITH ORDINALITY
                AS e(user_id, device_id, message_id, conversation_id, sender_id, sender_device_id, sent_at, expires_at,
                     urgent, content, nth)
             ORDER BY e.nth
            RETURNING user_id, device_id, message_id, cursor
            """;

    private final Tx tx;

    PgWriting(Tx tx) {
        this.tx = tx;
    }

    @Override
    public Map<UUID, Audience> audiences(Collection<UUID> conversations) {
        Map<UUID, Audience> audiences = new HashMap<>();
        run(() -> tx.query(
                AUDIENCES,
                row -> {
                    int seconds = row.getInt("disappearing_seconds");
                    Audience audience = audiences.computeIfAbsent(
                            uuid(row, "conversation_id"), _ -> new Audience(new HashMap<>(), new HashMap<>(), seconds));
                    audience.members().put(uuid(row, "user_id"), stance(row.getString("stance")));
                    int device = row.getInt("device_id");
                    if (device == 0) return false;
                    int registration = row.getInt("registration_id");
                    audience.devices().put(new DeviceAddress(uuid(row, "user_id"), device), registration);
                    return true;
                },
                tx.uuids(conversations)));
        return audiences;
    }

    @Override
    public Map<UUID, MailboxStore.Routing> known(Collection<UUID> messages) {
        Map<UUID, MailboxStore.Routing> known = new HashMap<>();
        run(() -> tx.query(
                KNOWN,
                row -> known.put(
                        uuid(row, "message_id"),
                        new MailboxStore.Routing(
                                uuid(row, "message_id"),
                                uuid(row, "conversation_id"),
                                address(row, "sender_id", "sender_device_id"),
                                row.getLong("sent_at"),
                                row.getLong("expires_at"))),
                tx.uuids(messages)));
        return known;
    }

    @Override
    public Set<UUID> insert(List<MailboxStore.Routing> messages) {
        if (messages.isEmpty()) return Set.of();
        List<MailboxStore.Routing> ordered = messages.stream()
                .sorted(Comparator.comparing(MailboxStore.Routing::messageId))
                .toList();
        return new HashSet<>(run(() -> tx.query(
                INSERT_MESSAGES,
                row -> uuid(row, "message_id"),
                tx.uuids(ordered, MailboxStore.Routing::messageId),
                tx.uuids(ordered, MailboxStore.Routing::conversationId),
                tx.uuids(ordered, message -> message.sender().userId()),
                tx.ints(ordered, message -> message.sender().deviceId()),
                tx.longs(ordered, MailboxStore.Routing::sentAtMillis),
                tx.longs(ordered, MailboxStore.Routing::expiresAtMillis))));
    }

    @Override
    public void accept(List<MailboxStore.Answer> answers) {
        run(() -> tx.update(
                ACCEPT,
                tx.uuids(answers, MailboxStore.Answer::user),
                tx.uuids(answers, MailboxStore.Answer::conversation)));
    }

    @Override
    public List<Waiting> insertEnvelopes(List<MailboxStore.NewEnvelope> envelopes) {
        if (envelopes.isEmpty()) return List.of();
        Map<MailboxStore.Acknowledgement, Long> cursors = new HashMap<>();
        IdentityHashMap<byte[], Integer> numbers = new IdentityHashMap<>();
        List<byte[]> contents = new ArrayList<>();
        for (MailboxStore.NewEnvelope envelope : envelopes) {
            byte[] content = envelope.addressed().content();
            if (numbers.putIfAbsent(content, contents.size() + 1) == null) contents.add(content);
        }
        run(() -> tx.query(
                INSERT_ENVELOPES,
                row -> cursors.put(
                        new MailboxStore.Acknowledgement(address(row, "user_id", "device_id"), uuid(row, "message_id")),
                        row.getLong("cursor")),
                tx.blobs(contents, content -> content),
                tx.uuids(envelopes, envelope -> envelope.addressed().to().userId()),
                tx.ints(envelopes, envelope -> envelope.addressed().to().deviceId()),
                tx.uuids(envelopes, envelope -> envelope.routing().messageId()),
                tx.uuids(envelopes, envelope -> envelope.routing().conversationId()),
                tx.uuids(envelopes, envelope -> envelope.routing().sender().userId()),
                tx.ints(envelopes, envelope -> envelope.routing().sender().deviceId()),
                tx.longs(envelopes, envelope -> envelope.routing().sentAtMillis()),
                tx.longs(envelopes, envelope -> envelope.routing().expiresAtMillis()),
                tx.booleans(envelopes, MailboxStore.NewEnvelope::urgent),
                tx.ints(
                        envelopes,
                        envelope -> numbers.getOrDefault(envelope.addressed().content(), 0))));
        return envelopes.stream().map(envelope -> waiting(envelope, cursors)).toList();
    }

    private static Audience.Stance stance(String word) {
        return switch (word) {
            case "accepted" -> Audience.Stance.ACCEPTED;
            case "requested" -> Audience.Stance.REQUESTED;
            case "declined" -> Audience.Stance.DECLINED;
            case "blocks" -> Audience.Stance.BLOCKS;
            default -> throw new IllegalStateException("no stance is called " + word);
        };
    }

    private static Waiting waiting(MailboxStore.NewEnvelope envelope, Map<MailboxStore.Acknowledgement, Long> cursors) {
        MailboxStore.Routing routing = envelope.routing();
        DeviceAddress to = envelope.addressed().to();
        return new Waiting(
                to,
                cursors.getOrDefault(new MailboxStore.Acknowledgement(to, routing.messageId()), 0L),
                Waiting.Kind.MESSAGE,
                new Delivery(
                        routing.messageId(),
                        routing.conversationId(),
                        routing.sender(),
                        envelope.addressed().content(),
                        routing.sentAtMillis()),
                envelope.urgent());
    }

    @FunctionalInterface
    private interface Step<R> {
        R run() throws SQLException;
    }

    /// The interface of the mailbox knows no SQL: the failure passes through it wrapped, and {@link Db} unwraps it.
    private static <R> R run(Step<R> step) {
        try {
            return step.run();
        } catch (SQLException e) {
            throw new Db.Wrapped(e);
        }
    }
}
