package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the relay says to one socket alone: what became of its frames, and how far its mailbox is pushed.
public sealed interface AnswerFrame extends ServerFrame {
    /// The message is committed. `sentAtMillis` is the server's time for it; the same for a resend of a known id.
    record Sent(UUID messageId, UUID conversationId, long sentAtMillis) implements AnswerFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "sent")
                    .put("message_id", messageId)
                    .put("conversation_id", conversationId)
                    .put("sent_at", sentAtMillis)
                    .object();
        }
    }

    /// These envelopes are deleted; the client may forget that it owed the acknowledgement.
    record Acknowledged(List<UUID> messageIds) implements AnswerFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "acked")
                    .put("message_ids", messageIds, id -> new Json.Text(id.toString()))
                    .object();
        }
    }

    /// All that waited has been pushed and acknowledged; what follows is live.
    enum CaughtUp implements AnswerFrame {
        CAUGHT_UP;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "caught_up").object();
        }
    }

    enum Pong implements AnswerFrame {
        PONG;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "pong").object();
        }
    }

    /// A frame of the client was refused. `about` has its `message_id` when it had one, and the lists of a 409.
    record Refused(String code, String detail, Json.Obj about) implements AnswerFrame {
        public boolean is(ErrorCode error) {
            return code.equals(error.code());
        }

        @Override
        public Json.Obj toJson() {
            Json.Builder json =
                    Json.build().put("type", "error").put("code", code).put("detail", detail);
            about.fields().forEach(json::put);
            return json.object();
        }
    }

    static Optional<ServerFrame> from(String type, Json.Obj frame) {
        return switch (type) {
            case "sent" ->
                Optional.of(
                        new Sent(frame.uuid("message_id"), frame.uuid("conversation_id"), frame.integer("sent_at")));
            case "acked" -> Optional.of(new Acknowledged(frame.list("message_ids", Json::uuid)));
            case "caught_up" -> Optional.of(CaughtUp.CAUGHT_UP);
            case "pong" -> Optional.of(Pong.PONG);
            case "error" -> Optional.of(new Refused(frame.text("code"), frame.text("detail"), frame));
            default -> Optional.empty();
        };
    }
}
