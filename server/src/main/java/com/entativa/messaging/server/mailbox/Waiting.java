package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.json.Json;

/// One entry of a device's mailbox. Cursors grow within a mailbox in the order of writing, not quite of commit.
public record Waiting(DeviceAddress to, long cursor, Kind kind, Delivery delivery) {
    public enum Kind {
        MESSAGE,
        /// The sender started over with another identity key; the content is empty.
        IDENTITY_CHANGED
    }

    public ServerFrame frame() {
        return switch (kind) {
            case MESSAGE -> new MailFrame.Message(delivery);
            case IDENTITY_CHANGED ->
                new MailFrame.IdentityChanged(
                        delivery.messageId(), delivery.from().userId(), delivery.sentAtMillis());
        };
    }

    /// As a page of the mailbox shows it: the delivery with its cursor.
    public Json toJson() {
        Json.Builder json = Json.build();
        delivery.toJson().fields().forEach(json::put);
        if (kind == Kind.IDENTITY_CHANGED) json.put("type", "identity_changed");
        return json.put("cursor", cursor).object();
    }
}
