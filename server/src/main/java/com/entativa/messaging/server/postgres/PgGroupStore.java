package com.entativa.messaging.server.postgres;

import static com.entativa.messaging.server.postgres.PgMailboxStore.uuid;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.conversation.GroupChange;
import com.entativa.messaging.server.conversation.GroupStore;
import com.entativa.messaging.server.conversation.Roster;
import com.entativa.messaging.server.mailbox.Notice;
import com.entativa.messaging.server.mailbox.Waiting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Changes of conversations, one at a time each.
public final class PgGroupStore implements GroupStore {
    /// Before anything of it is read: two changes at once are judged one after the other.
    private static final String HOLD = "SELECT type, revision FROM conversation WHERE conversation_id = ? FOR UPDATE";

    private static final String MEMBERS = """
            SELECT user_id, role, state, joined_at FROM conversation_participant
             WHERE conversation_id = ? ORDER BY joined_at, user_id
            """;

    private static final String SET_STATE =
            "UPDATE conversation SET encrypted_state = NULLIF(?, ''::bytea) WHERE conversation_id = ?";

    private static final String SET_TIMER =
            "UPDATE conversation SET disappearing_seconds = ? WHERE conversation_id = ?";

    private static final String SET_ROLE =
            "UPDATE conversation_participant SET role = ? WHERE user_id = ? AND conversation_id = ?";

    private static final String REMOVE =
            "DELETE FROM conversation_participant WHERE user_id = ? AND conversation_id = ?";

    private static final String REMEMBER = """
            INSERT INTO former_participant (conversation_id, user_id, left_at) VALUES (?, ?, ?)
            ON CONFLICT (conversation_id, user_id) DO UPDATE SET left_at = excluded.left_at
            """;

    private static final String NEXT_REVISION =
            "UPDATE conversation SET revision = revision + 1 WHERE conversation_id = ? RETURNING revision";

    private static final List<String> END = List.of(
            "DELETE FROM conversation WHERE conversation_id = ?",
            "DELETE FROM former_participant WHERE conversation_id = ?");

    /// Only the newest notice of a conversation waits.
    private static final String REPLACE =
            "DELETE FROM envelope WHERE kind = 2 AND conversation_id = ? AND user_id = ANY (?::uuid[])";

    private static final String GROUPS_OF = """
            SELECT p.conversation_id FROM conversation_participant p JOIN conversation c USING (conversation_id)
             WHERE p.user_id = ? AND c.type = 'group' ORDER BY p.conversation_id
            """;

    /// In whose name a group is told that a member's account was deleted: nobody's.
    private static final DeviceAddress NOBODY = new DeviceAddress(new UUID(0, 0), 1);

    private final Db db;

    public PgGroupStore(Db db) {
        this.db = db;
    }

    /// When and under which id the members are told, and in whose name.
    private record Telling(UUID noticeId, DeviceAddress by, long atMillis) {}

    @Override
    public Changed change(Order order, UUID noticeId, long atMillis) {
        return db.inTransaction(tx -> {
            Optional<Roster> held = held(tx, order.conversation());
            if (held.isEmpty()) return new Changed.Refused(Refusal.NOT_FOUND);
            Roster before = held.get();
            Optional<Changed> objection = before.objection(order);
            if (objection.isPresent()) return objection.get();
            Optional<Refusal> refusal = others(tx, before, order);
            if (refusal.isPresent()) return new Changed.Refused(refusal.get());
            for (GroupChange change : order.changes()) apply(tx, before, order, change, atMillis);
            return new Changed.Done(
                    told(tx, before, order.conversation(), new Telling(noticeId, order.by(), atMillis)));
        });
    }

    /// The user leaves every group, unnamed. Returns the notices for those who stay.
    static List<Waiting> leaveAll(Tx tx, UUID user, Supplier<UUID> ids, long atMillis) throws SQLException {
        List<Waiting> notices = new ArrayList<>();
        for (UUID conversation : tx.query(GROUPS_OF, row -> uuid(row, "conversation_id"), user)) {
            Optional<Roster> held = held(tx, conversation);
            if (held.isEmpty()) continue;
            remove(tx, held.get(), conversation, user, atMillis);
            notices.addAll(told(tx, held.get(), conversation, new Telling(ids.get(), NOBODY, atMillis)));
        }
        return notices;
    }

    private static Optional<Roster> held(Tx tx, UUID conversation) throws SQLException {
        record Head(Conversation.Type type, long revision) {}
        List<Head> heads = tx.query(
                HOLD,
                row -> new Head(Conversation.Type.from(row.getString("type")), row.getLong("revision")),
                conversation);
        if (heads.isEmpty()) return Optional.empty();
        return Optional.of(new Roster(heads.getFirst().type(), heads.getFirst().revision(), members(tx, conversation)));
    }

    private static List<Participant> members(Tx tx, UUID conversation) throws SQLException {
        return tx.query(
                MEMBERS,
                row -> new Participant(
                        uuid(row, "user_id"),
                        Participant.Role.from(row.getString("role")),
                        Participant.State.from(row.getString("state")),
                        row.getLong("joined_at")),
                conversation);
    }

    /// What those say who are not asked but touched: the other of a direct conversation, people to be added.
    private static Optional<Refusal> others(Tx tx, Roster before, Order order) throws SQLException {
        List<UUID> touched = new ArrayList<>();
        if (before.type() == Conversation.Type.DIRECT) {
            before.members().stream()
                    .map(Participant::userId)
                    .filter(user -> !user.equals(order.caller()))
                    .forEach(touched::add);
        }
        for (GroupChange change : order.changes()) {
            if (change instanceof GroupChange.Add(List<UUID> users)) touched.addAll(fresh(before, users));
        }
        if (touched.isEmpty()) return Optional.empty();
        if (!PgParticipants.areKnown(tx, touched)) return Optional.of(Refusal.NOT_FOUND);
        return PgParticipants.anyRefuses(tx, order.caller(), touched)
                ? Optional.of(Refusal.NOT_ACCEPTED)
                : Optional.empty();
    }

    private static List<UUID> fresh(Roster before, List<UUID> users) {
        return users.stream()
                .distinct()
                .filter(user -> before.member(user).isEmpty())
                .toList();
    }

    private static void apply(Tx tx, Roster before, Order order, GroupChange change, long atMillis)
            throws SQLException {
        UUID conversation = order.conversation();
        switch (change) {
            case GroupChange.State(String encrypted) ->
                tx.update(SET_STATE, Base64.getDecoder().decode(encrypted), conversation);
            case GroupChange.Timer(int seconds) -> tx.update(SET_TIMER, seconds, conversation);
            case GroupChange.Add(List<UUID> users) ->
                PgParticipants.add(tx, conversation, order.caller(), fresh(before, users), atMillis);
            case GroupChange.Remove(UUID user) -> remove(tx, before, conversation, user, atMillis);
            case GroupChange.Role(UUID user, Participant.Role role) ->
                tx.update(SET_ROLE, role.word(), user, conversation);
        }
    }

    private static void remove(Tx tx, Roster before, UUID conversation, UUID user, long atMillis) throws SQLException {
        tx.update(REMOVE, user, conversation);
        tx.update(REMEMBER, conversation, user, atMillis);
        Optional<UUID> heir = before.heirOf(user);
        if (heir.isPresent()) tx.update(SET_ROLE, Participant.Role.ADMIN.word(), heir.get(), conversation);
    }

    /// The next revision, and a notice of it for all who were or are members. A group that nobody is left in ends.
    private static List<Waiting> told(Tx tx, Roster before, UUID conversation, Telling telling) throws SQLException {
        long revision =
                tx.query(NEXT_REVISION, row -> row.getLong(1), conversation).getFirst();
        Set<UUID> users = new LinkedHashSet<>();
        before.members().forEach(member -> users.add(member.userId()));
        List<Participant> after = members(tx, conversation);
        after.forEach(member -> users.add(member.userId()));
        if (after.isEmpty()) for (String sql : END) tx.update(sql, conversation);
        tx.update(REPLACE, conversation, tx.uuids(users));
        Notice notice = new Notice(
                telling.noticeId(),
                Waiting.Kind.CONVERSATION_CHANGED,
                telling.by(),
                telling.atMillis(),
                Json.build().put("revision", revision).object());
        List<PgNotices.Told> told = users.stream()
                .map(user -> new PgNotices.Told(user, conversation))
                .toList();
        return PgNotices.insert(tx, notice, told);
    }
}
