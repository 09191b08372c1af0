package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// What the server itself tells devices durably: kept in their mailboxes until acknowledged, like a message.
/// `says` holds what the kind's frame says besides id, sender and time; never anything of a message's content.
public record Notice(UUID noticeId, Waiting.Kind kind, DeviceAddress by, long atMillis, Json.Obj says) {
    /// Of a kind that says nothing more.
    public Notice(UUID noticeId, Waiting.Kind kind, DeviceAddress by, long atMillis) {
        this(noticeId, kind, by, atMillis, Json.build().object());
    }
}
