package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;
import java.util.UUID;

/// What is true at this moment, to the sockets that are open: never kept, and lost without harm.
public sealed interface LiveFrame extends ServerFrame {
    /// A recipient's device has taken the message.
    record Delivered(UUID messageId, DeviceAddress by, long atMillis) implements LiveFrame {
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

    /// A recipient has read the message.
    record Read(UUID messageId, UUID userId, long atMillis) implements LiveFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "read")
                    .put("message_id", messageId)
                    .put("user_id", userId)
                    .put("at", atMillis)
                    .object();
        }
    }

    static Optional<ServerFrame> from(String type, Json.Obj frame) {
        return switch (type) {
            case "delivered" ->
                Optional.of(new Delivered(frame.uuid("message_id"), DeviceAddress.from(frame), frame.integer("at")));
            case "read" -> Optional.of(new Read(frame.uuid("message_id"), frame.uuid("user_id"), frame.integer("at")));
            default -> Optional.empty();
        };
    }
}
