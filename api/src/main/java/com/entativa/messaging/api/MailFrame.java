package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;
import java.util.UUID;

/// An entry of the device's mailbox: it comes again until its id is acknowledged.
public sealed interface MailFrame extends ServerFrame
        permits MailFrame.Message,
                MailFrame.IdentityChanged,
                MailFrame.Call,
                MailFrame.DevicesChanged,
                ConversationNotice {
    UUID messageId();

    record Message(Delivery delivery) implements MailFrame {
        @Override
        public UUID messageId() {
            return delivery.messageId();
        }

        @Override
        public Json.Obj toJson() {
            return delivery.toJson();
        }
    }

    /// A member of a common conversation started over with another identity key.
    record IdentityChanged(UUID messageId, UUID userId, long atMillis) implements MailFrame {
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

    /// A signal of a call; gone a minute after it was sent, acknowledged or not.
    record Call(Delivery delivery, UUID callId, CallKind kind, CallMedia media) implements MailFrame {
        @Override
        public UUID messageId() {
            return delivery.messageId();
        }

        @Override
        public Json.Obj toJson() {
            Json.Builder json = Json.build();
            delivery.toJson().fields().forEach(json::put);
            json.put("type", "call").put("call_id", callId).put("kind", kind.word());
            return media == CallMedia.UNSAID
                    ? json.object()
                    : json.put("media", media.word()).object();
        }
    }

    /// The devices of this very account are others now: one was linked, or is gone. `userId` is the account's own.
    record DevicesChanged(UUID messageId, UUID userId, long atMillis) implements MailFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build()
                    .put("type", "devices_changed")
                    .put("message_id", messageId)
                    .put("user_id", userId)
                    .put("at", atMillis)
                    .object();
        }
    }

    static Optional<ServerFrame> from(String type, Json.Obj frame) {
        return switch (type) {
            case "message" -> Optional.of(new Message(Delivery.from(frame)));
            case "identity_changed" ->
                Optional.of(new IdentityChanged(frame.uuid("message_id"), frame.uuid("user_id"), frame.integer("at")));
            case "call" ->
                Optional.of(new Call(
                        Delivery.from(frame),
                        frame.uuid("call_id"),
                        CallKind.from(frame.text("kind")),
                        CallMedia.of(frame)));
            case "devices_changed" -> frame.has("message_id") ? Optional.of(devicesChanged(frame)) : Optional.empty();
            default -> ConversationNotice.from(type, frame);
        };
    }

    private static DevicesChanged devicesChanged(Json.Obj frame) {
        return new DevicesChanged(frame.uuid("message_id"), frame.uuid("user_id"), frame.integer("at"));
    }
}
