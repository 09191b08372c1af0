package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// All asked-for active devices of one user, under the user's one identity key. The array is not copied.
@SuppressWarnings("ArrayRecordComponent")
public record UserBundles(UUID userId, byte[] identityKey, List<DeviceBundle> devices) {
    public static UserBundles from(Json.Obj object) {
        return new UserBundles(
                object.uuid("user_id"), object.base64("identity_key"), object.list("devices", DeviceBundle::from));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("user_id", userId)
                .put("identity_key", identityKey)
                .put("devices", devices, DeviceBundle::toJson)
                .object();
    }
}
