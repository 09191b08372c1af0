package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;

/// How the devices of a send differ from those that must get it: a sender can never silently skip one.
/// `stale` devices exist but were set up anew since the sender made its session.
public record DeviceDifference(List<DeviceAddress> missing, List<DeviceAddress> extra, List<DeviceAddress> stale) {
    public boolean isEmpty() {
        return missing.isEmpty() && extra.isEmpty() && stale.isEmpty();
    }

    public static DeviceDifference from(Json.Obj object) {
        return new DeviceDifference(
                object.list("missing", DeviceAddress::from),
                object.list("extra", DeviceAddress::from),
                object.list("stale", DeviceAddress::from));
    }

    /// The three lists, to be put into a problem document or an error frame.
    public Json.Builder into(Json.Builder json) {
        return json.put("missing", missing, DeviceAddress::toJson)
                .put("extra", extra, DeviceAddress::toJson)
                .put("stale", stale, DeviceAddress::toJson);
    }
}
