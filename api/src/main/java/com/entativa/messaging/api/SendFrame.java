package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;
import java.util.UUID;

/// A message to be committed.
public sealed interface SendFrame extends ClientFrame {
    record Envelopes(Submission submission) implements SendFrame {
        @Override
        public Json.Obj toJson() {
            return submission.toJson();
        }

        @Override
        public Optional<UUID> about() {
            return Optional.of(submission.messageId());
        }
    }

    /// The plain form: one ciphertext for the one device of the other member of a direct conversation.
    @SuppressWarnings("ArrayRecordComponent")
    record Plain(UUID messageId, Target target, byte[] content, Terms terms) implements SendFrame {
        /// On standard terms.
        public Plain(UUID messageId, Target target, byte[] content) {
            this(messageId, target, content, Terms.STANDARD);
        }

        @Override
        public Json.Obj toJson() {
            Json.Builder json = Json.build().put("type", "message").put("message_id", messageId);
            switch (target) {
                case Target.InConversation(UUID id) -> json.put("conversation_id", id);
                case Target.ToUser(UUID id) -> json.put("recipient_id", id);
            }
            return terms.into(json.put("encrypted_content", content)).object();
        }

        @Override
        public Optional<UUID> about() {
            return Optional.of(messageId);
        }
    }

    sealed interface Target {
        record InConversation(UUID conversationId) implements Target {}

        /// The direct conversation with this user, made if there is none.
        record ToUser(UUID userId) implements Target {}
    }

    static Optional<ClientFrame> from(String type, Json.Obj frame, UUID freshId) {
        if (!type.equals("message")) return Optional.empty();
        boolean hasEnvelopes = frame.has("envelopes") || frame.has("shared");
        return Optional.of(hasEnvelopes ? envelopes(frame) : plain(frame, freshId));
    }

    private static Envelopes envelopes(Json.Obj frame) {
        return new Envelopes(Submission.from(frame, frame.uuid("conversation_id")));
    }

    private static Plain plain(Json.Obj frame, UUID freshId) {
        Target target = frame.has("conversation_id")
                ? new Target.InConversation(frame.uuid("conversation_id"))
                : new Target.ToUser(frame.uuid("recipient_id"));
        UUID messageId = frame.has("message_id") ? frame.uuid("message_id") : freshId;
        return new Plain(messageId, target, frame.base64("encrypted_content"), Terms.from(frame));
    }
}
