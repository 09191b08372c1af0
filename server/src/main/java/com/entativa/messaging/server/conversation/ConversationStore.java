package com.entativa.messaging.server.conversation;

import com.entativa.messaging.api.Conversation;
import java.util.List;
import java.util.UUID;

/// Where conversations are kept.
public interface ConversationStore {
    /// A conversation to be made by `founder` with `others`, who are not the founder and stand there once each.
    /// `encryptedState` is base64, empty for none.
    record Founding(UUID founder, Conversation.Type type, List<UUID> others, String encryptedState) {}

    sealed interface Created {
        record Made(Conversation conversation) implements Created {}

        /// The direct conversation of the two stood already.
        record Stood(Conversation conversation) implements Created {}

        record UnknownParticipant() implements Created {}

        /// One of the others takes nothing from the founder.
        record NotAccepted() implements Created {}
    }

    sealed interface Found {
        record Ok(Conversation conversation) implements Found {}

        /// There is none, or the asker is no member: one answer.
        record NotFound() implements Found {}
    }

    Created create(Founding founding, UUID id, long atMillis);

    Found find(UUID member, UUID conversation);

    /// Newest first; `before` the last id of the page before.
    List<Conversation> page(UUID member, UUID before, int limit);
}
