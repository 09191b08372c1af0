package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// One ciphertext for one device. `registrationId` is the one the sender encrypted for: another one there is *stale*.
/// The array is not copied: whoever makes the record gives it away.
@SuppressWarnings("ArrayRecordComponent")
public record Envelope(DeviceAddress to, int registrationId, byte[] content) {
    public static Envelope from(Json json) {
        Json.Obj object = Json.object(json);
        return new Envelope(
                DeviceAddress.from(object), Ints.positive(object, "registration_id"), object.base64("content"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("user_id", to.userId())
                .put("device_id", to.deviceId())
                .put("registration_id", registrationId)
                .put("content", content)
                .object();
    }
}
