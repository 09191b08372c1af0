package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// One device of one user: where an envelope goes.
public record DeviceAddress(UUID userId, int deviceId) {
    public DeviceAddress {
        if (deviceId < 1) throw new Json.Mismatch("device_id is not positive");
    }

    public static DeviceAddress from(Json json) {
        Json.Obj object = Json.object(json);
        return new DeviceAddress(object.uuid("user_id"), Ints.positive(object, "device_id"));
    }

    public Json.Obj toJson() {
        return Json.build().put("user_id", userId).put("device_id", deviceId).object();
    }
}
