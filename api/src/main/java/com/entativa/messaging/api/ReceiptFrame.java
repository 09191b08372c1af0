package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What became of messages that were pushed.
public sealed interface ReceiptFrame extends ClientFrame {
    /// These messages are stored here: delete them there.
    record Acknowledge(List<UUID> messageIds) implements ReceiptFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "ack")
                    .put("message_ids", messageIds, id -> new Json.Text(id.toString()))
                    .object();
        }
    }

    /// As an acknowledgement of one message; besides, the sender is told.
    record Delivered(UUID messageId) implements ReceiptFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "delivered")
                    .put("message_id", messageId)
                    .object();
        }

        @Override
        public Optional<UUID> about() {
            return Optional.of(messageId);
        }
    }

    /// These were seen by their reader: the senders are told.
    record Read(List<UUID> messageIds) implements ReceiptFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "read")
                    .put("message_ids", messageIds, id -> new Json.Text(id.toString()))
                    .object();
        }
    }

    static Optional<ClientFrame> from(String type, Json.Obj frame) {
        return switch (type) {
            case "ack" -> Optional.of(new Acknowledge(frame.list("message_ids", Json::uuid)));
            case "delivered" -> Optional.of(new Delivered(frame.uuid("message_id")));
            case "read" ->
                Optional.of(new Read(
                        frame.has("message_ids")
                                ? frame.list("message_ids", Json::uuid)
                                : List.of(frame.uuid("message_id"))));
            default -> Optional.empty();
        };
    }
}
