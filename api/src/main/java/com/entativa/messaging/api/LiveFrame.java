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

    /// Somebody types in a conversation, or stopped; taken as stopped when nothing more comes for some seconds.
    record Typing(UUID conversationId, UUID userId, TypingState state) implements LiveFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "typing")
                    .put("conversation_id", conversationId)
                    .put("user_id", userId)
                    .put("state", state.word())
                    .object();
        }
    }

    /// Somebody came or went. `lastSeenMillis` is a full minute; 0: not to be known, or online.
    record Presence(UUID userId, boolean online, long lastSeenMillis) implements LiveFrame {
        @Override
        public Json.Obj toJson() {
            Json.Builder json =
                    Json.build().put("type", "presence").put("user_id", userId).put("online", online);
            if (lastSeenMillis > 0) json.put("last_seen", lastSeenMillis);
            return json.object();
        }

        public static Presence from(Json json) {
            return from(Json.object(json));
        }

        private static Presence from(Json.Obj frame) {
            long lastSeen = frame.has("last_seen") ? frame.integer("last_seen") : 0;
            return new Presence(frame.uuid("user_id"), frame.flag("online"), lastSeen);
        }
    }

    /// The devices of somebody in reach are others now: fetch them before the next message.
    record DevicesChanged(UUID userId) implements LiveFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "devices_changed")
                    .put("user_id", userId)
                    .object();
        }
    }

    /// What the server is about to do. Codes are stable: `server_stopping`, after which the socket closes and a client
    /// comes back after `retryAfterSeconds`.
    record Notice(String code, int retryAfterSeconds) implements LiveFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "notice")
                    .put("code", code)
                    .put("retry_after", retryAfterSeconds)
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
            case "typing" ->
                Optional.of(new Typing(
                        frame.uuid("conversation_id"), frame.uuid("user_id"), TypingState.from(frame.text("state"))));
            case "presence" -> Optional.of(Presence.from(frame));
            case "devices_changed" -> Optional.of(new DevicesChanged(frame.uuid("user_id")));
            case "notice" -> Optional.of(new Notice(frame.text("code"), (int) frame.integer("retry_after")));
            default -> Optional.empty();
        };
    }
}
