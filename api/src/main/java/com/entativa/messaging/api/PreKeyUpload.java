package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Prekeys a device offers. An entry with a signature is a signed prekey, one without is a one-time prekey.
/// `registrationId` 0 leaves the device's as it is. `epoch` is the server's as the device knows it: one-time prekeys
/// made before it
/// changed are not taken.
public record PreKeyUpload(int registrationId, long epoch, List<Signed> signed, List<OneTime> oneTime) {
    /// Of a server that was never brought back from a copy.
    public static final long FIRST_EPOCH = 1;

    @SuppressWarnings("ArrayRecordComponent")
    public record Signed(int keyId, byte[] publicKey, byte[] signature) {}

    @SuppressWarnings("ArrayRecordComponent")
    public record OneTime(int keyId, byte[] publicKey) {}

    public static PreKeyUpload from(Json.Obj object) {
        List<Signed> signed = new ArrayList<>();
        List<OneTime> oneTime = new ArrayList<>();
        for (Json.Obj entry : object.list("prekeys", Json::object)) {
            int keyId = Ints.positive(entry, "key_id");
            byte[] publicKey = entry.base64("public_key");
            if (entry.has("signature")) signed.add(new Signed(keyId, publicKey, entry.base64("signature")));
            else oneTime.add(new OneTime(keyId, publicKey));
        }
        int registrationId = object.has("registration_id") ? Ints.positive(object, "registration_id") : 0;
        long epoch = object.has("epoch") ? object.integer("epoch") : FIRST_EPOCH;
        return new PreKeyUpload(registrationId, epoch, List.copyOf(signed), List.copyOf(oneTime));
    }

    public Json.Obj toJson() {
        List<Json> entries = new ArrayList<>();
        for (Signed key : signed) {
            entries.add(Json.build()
                    .put("key_id", key.keyId())
                    .put("public_key", key.publicKey())
                    .put("signature", key.signature())
                    .object());
        }
        for (OneTime key : oneTime) {
            entries.add(Json.build()
                    .put("key_id", key.keyId())
                    .put("public_key", key.publicKey())
                    .object());
        }
        Json.Builder json = Json.build();
        if (registrationId > 0) json.put("registration_id", registrationId);
        if (epoch != FIRST_EPOCH) json.put("epoch", epoch);
        return json.put("prekeys", Json.array(entries)).object();
    }
}
