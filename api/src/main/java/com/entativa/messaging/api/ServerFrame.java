package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// What the relay says on a socket (`socket.md`). Clients read with {@link #read} and pass over what they do not
/// know.
public sealed interface ServerFrame {
    Json.Obj toJson();

    record Message(Delivery delivery) implements ServerFrame {
        @Override
        public Json.Obj toJson() {
            return delivery.toJson();
        }
    }

    /// The message is committed. `sentAtMillis` is the server's time for it; the same for a resend of a known id.
    record Sent(UUID messageId, UUID conversationId, long sentAtMillis) implements ServerFrame {
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
    record Acknowledged(List<UUID> messageIds) implements ServerFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "acked")
                    .put("message_ids", messageIds, id -> new Json.Text(id.toString()))
                    .object();
        }
    }

    /// A recipient's device has taken the message (live only).
    record Delivered(UUID messageId, DeviceAddress by, long atMillis) implements ServerFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "delivered")
                    .put("message_id", messageId)
                    .put("user_id", by.userId())
                    .put("device_id", by.deviceId())
                    .put("at", atMillis)
                    .object();
        }
    }

    /// A member of a common conversation started over with another identity key. Kept until acknowledged, like a
    /// message.
    record IdentityChanged(UUID messageId, UUID userId, long atMillis) implements ServerFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "identity_changed")
                    .put("message_id", messageId)
                    .put("user_id", userId)
                    .put("at", atMillis)
                    .object();
        }
    }

    /// All that waited has been pushed and acknowledged; what follows is live.
    enum CaughtUp implements ServerFrame {
        CAUGHT_UP;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "caught_up").object();
        }
    }

    enum Pong implements ServerFrame {
        PONG;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "pong").object();
        }
    }

    /// A frame of the client was refused. `about` has its `message_id` when it had one, and the lists of a 409.
    record Refused(String code, String detail, Json.Obj about) implements ServerFrame {
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

    /// A frame of a later version.
    record Unknown(String type) implements ServerFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", type).object();
        }
    }

    static Json.Read<ServerFrame> read(String text) {
        return Json.read(text, ServerFrame::from);
    }

    private static ServerFrame from(Json.Obj frame) {
        return switch (frame.text("type")) {
            case "message" -> new Message(Delivery.from(frame));
            case "sent" -> new Sent(frame.uuid("message_id"), frame.uuid("conversation_id"), frame.integer("sent_at"));
            case "acked" -> new Acknowledged(frame.list("message_ids", Json::uuid));
            case "delivered" -> new Delivered(frame.uuid("message_id"), DeviceAddress.from(frame), frame.integer("at"));
            case "identity_changed" ->
                new IdentityChanged(frame.uuid("message_id"), frame.uuid("user_id"), frame.integer("at"));
            case "caught_up" -> CaughtUp.CAUGHT_UP;
            case "pong" -> Pong.PONG;
            case "error" -> new Refused(frame.text("code"), frame.text("detail"), frame);
            case String other -> new Unknown(other);
        };
    }
}
