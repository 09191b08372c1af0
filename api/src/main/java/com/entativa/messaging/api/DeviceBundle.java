package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// What one device offers to those who start a session with it. Keys as the 33 bytes of EncodeEC. The arrays are not
/// copied.
@SuppressWarnings("ArrayRecordComponent")
public record DeviceBundle(
        int deviceId, int registrationId, int signedPreKeyId, byte[] signedPreKey, byte[] signature, OneTime oneTime) {

    public sealed interface OneTime {
        /// The stock is used up; the handshake goes on without (weaker first message, `protocol.md` X3DH limits).
        enum None implements OneTime {
            NONE
        }

        @SuppressWarnings("ArrayRecordComponent")
        record Offered(int keyId, byte[] publicKey) implements OneTime {}
    }

    public static DeviceBundle from(Json json) {
        Json.Obj object = Json.object(json);
        Json.Obj signed = object.object("signed_prekey");
        return new DeviceBundle(
                Ints.positive(object, "device_id"),
                Ints.positive(object, "registration_id"),
                Ints.positive(signed, "key_id"),
                signed.base64("public_key"),
                signed.base64("signature"),
                object.has("one_time_prekey") ? oneTime(object.object("one_time_prekey")) : OneTime.None.NONE);
    }

    private static OneTime oneTime(Json.Obj object) {
        return new OneTime.Offered(Ints.positive(object, "key_id"), object.base64("public_key"));
    }

    public Json.Obj toJson() {
        Json.Obj signed = Json.build()
                .put("key_id", signedPreKeyId)
                .put("public_key", signedPreKey)
                .put("signature", signature)
                .object();
        Json offered =
                switch (oneTime) {
                    case OneTime.None _ -> Json.Null.NULL;
                    case OneTime.Offered(int keyId, byte[] key) ->
                        Json.build().put("key_id", keyId).put("public_key", key).object();
                };
        return Json.build()
                .put("device_id", deviceId)
                .put("registration_id", registrationId)
                .put("signed_prekey", signed)
                .put("one_time_prekey", offered)
                .object();
    }
}
