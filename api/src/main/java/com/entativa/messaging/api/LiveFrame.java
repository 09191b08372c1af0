package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;
import java.util.UUID;

/// What is true at this moment, to the sockets that are open: never kept, and lost without harm.
public sealed interface LiveFrame extends ServerFrame {
    /// The frame as this device is told it.
    default LiveFrame seenBy(DeviceAddress device) {
        return this;
    }

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

    /// How a call stands, to all devices of both sides. `by` is whose signal it was; the caller's device when time
    /// ended it.
    record CallChanged(UUID callId, UUID conversationId, CallState state, DeviceAddress by, long atMillis)
            implements LiveFrame {
        @Override
        public LiveFrame seenBy(DeviceAddress device) {
            boolean elsewhere = state == CallState.ACTIVE
                    && by.userId().equals(device.userId())
                    && by.deviceId() != device.deviceId();
            return elsewhere
                    ? new CallChanged(callId, conversationId, CallState.ANSWERED_ELSEWHERE, by, atMillis)
                    : this;
        }

        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "call_state")
                    .put("call_id", callId)
                    .put("conversation_id", conversationId)
                    .put("state", state.word())
                    .put("by", by.userId())
                    .put("device_id", by.deviceId())
                    .put("at", atMillis)
                    .object();
        }
    }

    static Optional<ServerFrame> from(String type, Json.Obj frame) {
        return switch (type) {
            case "delivered" ->
                Optional.of(new Delivered(frame.uuid("message_id"), DeviceAddress.from(frame), frame.integer("at")));
            case "read" -> Optional.of(new Read(frame.uuid("message_id"), frame.uuid("user_id"), frame.integer("at")));
            case "call_state" ->
                Optional.of(new CallChanged(
                        frame.uuid("call_id"),
                        frame.uuid("conversation_id"),
                        CallState.from(frame.text("state")),
                        new DeviceAddress(frame.uuid("by"), Ints.positive(frame, "device_id")),
                        frame.integer("at")));
            default -> Optional.empty();
        };
    }
}
