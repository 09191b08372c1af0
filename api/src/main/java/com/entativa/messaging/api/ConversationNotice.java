package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;
import java.util.UUID;

/// What happened in a conversation, told by the relay. `messageId` names the notice itself.
public sealed interface ConversationNotice extends MailFrame {
    UUID conversationId();

    /// Its state, its timer or its members changed: ask for it. Who was removed gets it too, and finds nothing there.
    /// Only the newest of a conversation waits.
    record Changed(UUID messageId, UUID conversationId, long revision, UUID by, long atMillis)
            implements ConversationNotice {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "conversation_changed")
                    .put("message_id", messageId)
                    .put("conversation_id", conversationId)
                    .put("revision", revision)
                    .put("by", by)
                    .put("at", atMillis)
                    .object();
        }
    }

    /// The sender deleted a message for everyone. It may come before the message: what is known as deleted is never
    /// shown.
    record MessageDeleted(UUID messageId, UUID conversationId, UUID deletedMessageId, UUID by, long atMillis)
            implements ConversationNotice {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "message_deleted")
                    .put("message_id", messageId)
                    .put("conversation_id", conversationId)
                    .put("deleted_message_id", deletedMessageId)
                    .put("by", by)
                    .put("at", atMillis)
                    .object();
        }
    }

    static Optional<ServerFrame> from(String type, Json.Obj frame) {
        return switch (type) {
            case "conversation_changed" ->
                Optional.of(new Changed(
                        frame.uuid("message_id"),
                        frame.uuid("conversation_id"),
                        frame.integer("revision"),
                        frame.uuid("by"),
                        frame.integer("at")));
            case "message_deleted" ->
                Optional.of(new MessageDeleted(
                        frame.uuid("message_id"),
                        frame.uuid("conversation_id"),
                        frame.uuid("deleted_message_id"),
                        frame.uuid("by"),
                        frame.integer("at")));
            default -> Optional.empty();
        };
    }
}
