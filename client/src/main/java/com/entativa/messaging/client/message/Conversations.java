package com.entativa.messaging.client.message;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The conversations this device knows, within one transaction.
public final class Conversations {
    private final Transaction rows;

    public Conversations(Transaction rows) {
        this.rows = rows;
    }

    public Optional<Conversation> find(UUID id) {
        return rows.get(Table.CONVERSATION, id.toString()).map(Conversations::read);
    }

    public List<Conversation> all() {
        return rows.all(Table.CONVERSATION).stream()
                .map(row -> read(row.value()))
                .toList();
    }

    /// The direct one with this person.
    public Optional<Conversation> directWith(UUID userId) {
        return all().stream()
                .filter(known -> known.type() == Conversation.Type.DIRECT)
                .filter(known -> known.participantIds().contains(userId))
                .findFirst();
    }

    /// The one a direct conversation is with; empty where it is none, or not known.
    public Optional<UUID> other(UUID id, UUID self) {
        return find(id).filter(known -> known.type() == Conversation.Type.DIRECT)
                .flatMap(known -> known.participantIds().stream()
                        .filter(participant -> !participant.equals(self))
                        .findFirst());
    }

    public void put(Conversation conversation) {
        byte[] row = conversation.toJson().write().getBytes(StandardCharsets.UTF_8);
        rows.put(Table.CONVERSATION, conversation.id().toString(), row);
    }

    /// Takes the relay's word for one that is not known yet. Who takes part in a direct one is settled: the
    /// two, and never anybody else. False when it is not believed.
    public boolean learn(Conversation conversation, UUID self) {
        if (find(conversation.id()).isPresent() && conversation.type() == Conversation.Type.DIRECT) return true;
        Set<UUID> members = Set.copyOf(conversation.participantIds());
        boolean isPair = members.size() == 2 && conversation.participantIds().size() == 2;
        boolean believed = members.contains(self) && (conversation.type() == Conversation.Type.GROUP || isPair);
        if (believed) put(conversation);
        return believed;
    }

    public boolean isDirect(UUID id) {
        return find(id).filter(known -> known.type() == Conversation.Type.DIRECT)
                .isPresent();
    }

    private static Conversation read(byte[] row) {
        return switch (Json.read(new String(row, StandardCharsets.UTF_8), Conversation::from)) {
            case Json.Read.Ok<Conversation>(Conversation conversation) -> conversation;
            case Json.Read.Malformed<Conversation>(String where) ->
                throw new IllegalStateException("a conversation row is damaged: " + where);
        };
    }
}
