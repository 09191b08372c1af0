package com.entativa.messaging.server.conversation;

import com.entativa.messaging.api.Conversation;
import java.util.List;
import java.util.UUID;

/// Where conversations are kept.
public interface ConversationStore {
    sealed interface Created {
        record Made(Conversation conversation) implements Created {}

        /// The direct conversation of the two stood already.
        record Stood(Conversation conversation) implements Created {}

        record UnknownParticipant() implements Created {}
    }

    sealed interface Found {
        record Ok(Conversation conversation) implements Found {}

        /// There is none, or the asker is no member: one answer.
        record NotFound() implements Found {}
    }

    Created create(Conversation conversation);

    Found find(UUID member, UUID conversation);

    /// Newest first; `before` the last id of the page before.
    List<Conversation> page(UUID member, UUID before, int limit);
}
