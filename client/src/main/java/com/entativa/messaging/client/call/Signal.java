package com.entativa.messaging.client.call;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.message.Uuids;
import java.util.UUID;

/// What a device of the other side said of a call, opened and taken from a member who may.
public record Signal(UUID callId, UUID conversationId, DeviceAddress from, long sentAtMillis, Aside.Call said) {

    /// The eight bytes by which the sealed words name the call: the last of its id.
    public static long number(UUID callId) {
        byte[] bytes = Uuids.bytes(callId);
        long number = 0;
        for (int i = 8; i < bytes.length; i++) number = number << 8 | bytes[i] & 0xff;
        return number;
    }
}
