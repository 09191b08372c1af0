package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// What a client says on a socket (`socket.md`).
public sealed interface ClientFrame {
    Json.Obj toJson();

    record Send(Submission submission) implements ClientFrame {
        @Override
        public Json.Obj toJson() {
            return submission.toJson();
        }
    }

    /// The plain form: one ciphertext for the one device of the other member of a direct conversation.
    @SuppressWarnings("ArrayRecordComponent")
    record SendPlain(UUID messageId, Target target, byte[] content) implements ClientFrame {
        @Override
        public Json.Obj toJson() {
            Json.Builder json = Json.build().put("type", "message").put("message_id", messageId);
            switch (target) {
                case Target.InConversation(UUID id) -> json.put("conversation_id", id);
                case Target.ToUser(UUID id) -> json.put("recipient_id", id);
            }
            return json.put("encrypted_content", content).object();
        }
    }

    sealed interface Target {
        record InConversation(UUID conversationId) implements Target {}

        /// The direct conversation with this user, made if there is none.
        record ToUser(UUID userId) implements Target {}
    }

    /// These messages are stored here: delete them there.
    record Acknowledge(List<UUID> messageIds) implements ClientFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "ack")
                    .put("message_ids", messageIds, id -> new Json.Text(id.toString()))
                    .object();
        }
    }

    /// As an acknowledgement of one message; besides, the sender is told.
    record Delivered(UUID messageId) implements ClientFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "delivered")
                    .put("message_id", messageId)
                    .object();
        }
    }

    /// Start pushing what waits, after the owed acknowledgements were sent (sockets opened with `start=manual`).
    enum Resume implements ClientFrame {
        RESUME;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "resume").object();
        }
    }

    enum Ping implements ClientFrame {
        PING;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "ping").object();
        }
    }

    /// `freshId` names a message whose sender gave none.
    static Json.Read<ClientFrame> read(String text, UUID freshId) {
        return Json.read(text, frame -> from(frame, freshId));
    }

    private static ClientFrame from(Json.Obj frame, UUID freshId) {
        return switch (frame.text("type")) {
            case "message" -> frame.has("envelopes") ? envelopes(frame) : plain(frame, freshId);
            case "ack" -> new Acknowledge(frame.list("message_ids", Json::uuid));
            case "delivered" -> new Delivered(frame.uuid("message_id"));
            case "resume" -> Resume.RESUME;
            case "ping" -> Ping.PING;
            default -> throw new Json.Mismatch("type is unknown");
        };
    }

    private static ClientFrame envelopes(Json.Obj frame) {
        return new Send(Submission.from(frame, frame.uuid("conversation_id")));
    }

    private static ClientFrame plain(Json.Obj frame, UUID freshId) {
        Target target = frame.has("conversation_id")
                ? new Target.InConversation(frame.uuid("conversation_id"))
                : new Target.ToUser(frame.uuid("recipient_id"));
        UUID messageId = frame.has("message_id") ? frame.uuid("message_id") : freshId;
        return new SendPlain(messageId, target, frame.base64("encrypted_content"));
    }
}
