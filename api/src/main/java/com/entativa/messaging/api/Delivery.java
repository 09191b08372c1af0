package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// A ciphertext as its recipient gets it. `sentAtMillis` is the server's clock. The array is not copied.
@SuppressWarnings("ArrayRecordComponent")
public record Delivery(
        UUID messageId, UUID conversationId, DeviceAddress from, byte[] encryptedContent, long sentAtMillis) {
    public static Delivery from(Json json) {
        Json.Obj object = Json.object(json);
        return new Delivery(
                object.uuid("message_id"),
                object.uuid("conversation_id"),
                new DeviceAddress(object.uuid("sender_id"), Ints.positive(object, "sender_device_id")),
                object.base64("encrypted_content"),
                object.integer("sent_at"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("type", "message")
                .put("message_id", messageId)
                .put("conversation_id", conversationId)
                .put("sender_id", from.userId())
                .put("sender_device_id", from.deviceId())
                .put("encrypted_content", encryptedContent)
                .put("sent_at", sentAtMillis)
                .object();
    }
}
