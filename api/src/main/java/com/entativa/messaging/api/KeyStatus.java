package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// What the key server holds of the calling device, so that the device can tell whether it must upload anew.
/// `digest`: SHA-256 in lower-case hex of EncodeEC(identity) ‖ signed prekey id u32 ‖ EncodeEC(signed prekey); empty
/// without one. `epoch`: another one than before means that the database came back from a copy, so that every
/// one-time prekey made
/// until then is lost and may have been handed out (R1.5).
public record KeyStatus(int oneTimePreKeysLeft, String digest, long epoch) {
    public static KeyStatus from(Json.Obj object) {
        return new KeyStatus(
                (int) object.integer("one_time_prekeys_left"), object.text("digest"), object.integer("epoch"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("one_time_prekeys_left", oneTimePreKeysLeft)
                .put("digest", digest)
                .put("epoch", epoch)
                .object();
    }
}
