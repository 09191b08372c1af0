package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// What the key server holds of the calling device, so that the device can tell whether it must upload anew.
/// `digest`: SHA-256 in lower-case hex of EncodeEC(identity) ‖ signed prekey id u32 ‖ EncodeEC(signed prekey); empty
/// without one.
public record KeyStatus(int oneTimePreKeysLeft, String digest) {
    public static KeyStatus from(Json.Obj object) {
        return new KeyStatus((int) object.integer("one_time_prekeys_left"), object.text("digest"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("one_time_prekeys_left", oneTimePreKeysLeft)
                .put("digest", digest)
                .object();
    }
}
