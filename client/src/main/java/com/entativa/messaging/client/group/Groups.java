package com.entativa.messaging.client.group;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The groups of a profile, and who belongs to any conversation, within one transaction.
public final class Groups {
    private static final String SEALS_ONCE_FROM = "seals_once_from";
    private static final int DEFAULT_SEALS_ONCE_FROM = 16;
    private final Transaction rows;

    public Groups(Transaction rows) {
        this.rows = rows;
    }

    public Optional<GroupState> find(UUID conversationId) {
        return rows.get(Table.GROUP, conversationId.toString()).map(GroupStateCodec::read);
    }

    /// As it is drawn for this user.
    public Optional<Group> shown(UUID conversationId, UUID self) {
        List<Participant> participants = new Conversations(rows)
                .find(conversationId)
                .map(known -> known.details().participants())
                .orElse(List.of());
        return find(conversationId).map(state -> Group.of(state, self, participants));
    }

    public List<GroupState> all() {
        return rows.all(Table.GROUP).stream()
                .map(row -> GroupStateCodec.read(row.value()))
                .toList();
    }

    public void put(GroupState state) {
        rows.put(Table.GROUP, state.conversationId().toString(), GroupStateCodec.write(state));
    }

    /// Whom a message goes to, ourselves included: of a group those whom its admins named. Empty where this
    /// device knows no members.
    public Set<UUID> members(UUID conversationId) {
        return find(conversationId)
                .map(state -> state.charter().members().keySet())
                .orElseGet(() -> new Conversations(rows)
                        .find(conversationId)
                        .filter(known -> known.type() == Conversation.Type.DIRECT)
                        .map(known -> Set.copyOf(known.participantIds()))
                        .orElse(Set.of()));
    }

    /// Whether the person may write here as far as this device knows; of a conversation it knows nothing of, the
    /// relay's word holds.
    public boolean admits(UUID conversationId, UUID userId) {
        Optional<GroupState> state = find(conversationId);
        if (state.isPresent()) return state.get().admits(userId);
        return new Conversations(rows)
                .find(conversationId)
                .map(known -> known.participantIds().contains(userId))
                .orElse(true);
    }

    /// From so many members on a message is sealed once for all (docs/spec/protocol.md P-G), below for each device.
    public int sealsOnceFrom() {
        return rows.get(Table.SETTING, SEALS_ONCE_FROM)
                .map(row -> new ByteReader(row).u32())
                .orElse(DEFAULT_SEALS_ONCE_FROM);
    }

    /// For bots that are in many groups, and tests.
    public void sealOnceFrom(int members) {
        rows.put(Table.SETTING, SEALS_ONCE_FROM, new ByteWriter().u32(members).finish());
    }

    /// False in a group that we left or were removed from.
    public boolean mayWrite(UUID conversationId) {
        return find(conversationId).map(GroupState::isMember).orElse(true);
    }

    /// A group whose charter has not come, or did not open: nothing said there can be judged yet.
    public boolean isUnopened(UUID conversationId) {
        return find(conversationId).isEmpty()
                && new Conversations(rows)
                        .find(conversationId)
                        .filter(known -> known.type() == Conversation.Type.GROUP)
                        .isPresent();
    }
}
