package com.entativa.messaging.server.conversation;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Conversation;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Supplier;

/// Who takes part in what. Blocking; any thread.
public final class Conversations {
    /// Above every id: the first page starts here.
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final ConversationStore store;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    public Conversations(ConversationStore store, Supplier<UUID> ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Stored(ConversationStore.Created created) implements Outcome {}

        /// A direct conversation has exactly one other, and nobody talks to themselves alone.
        record WrongParticipants() implements Outcome {}

        /// More than {@link Contract#MAX_MEMBERS}.
        record TooMany() implements Outcome {}
    }

    public record Page(List<Conversation> conversations, boolean more) {}

    public Outcome create(UUID caller, Conversation.Type type, List<UUID> others) {
        return create(new ConversationStore.Founding(caller, type, others, ""));
    }

    public Outcome create(ConversationStore.Founding wanted) {
        SequencedSet<UUID> others = new LinkedHashSet<>(wanted.others());
        others.remove(wanted.founder());
        if (others.isEmpty() || (wanted.type() == Conversation.Type.DIRECT && others.size() != 1))
            return new Outcome.WrongParticipants();
        if (others.size() >= Contract.MAX_MEMBERS) return new Outcome.TooMany();
        ConversationStore.Founding founding = new ConversationStore.Founding(
                wanted.founder(), wanted.type(), List.copyOf(others), wanted.encryptedState());
        return new Outcome.Stored(store.create(founding, ids.get(), clock.millis()));
    }

    public ConversationStore.Found find(UUID caller, UUID conversation) {
        return store.find(caller, conversation);
    }

    public Page newest(UUID caller, int limit) {
        return before(caller, NEWEST, limit);
    }

    public Page before(UUID caller, UUID last, int limit) {
        List<Conversation> found = store.page(caller, last, limit + 1);
        boolean more = found.size() > limit;
        return new Page(more ? found.subList(0, limit) : found, more);
    }
}
