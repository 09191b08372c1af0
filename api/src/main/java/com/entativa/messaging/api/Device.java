package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// One of the caller's own devices. `lastSeenMillis` is the begin of a day, UTC. `encryptedName` is sealed by the
/// owner's devices, opaque to the server, empty when there is none; not copied.
@SuppressWarnings("ArrayRecordComponent")
public record Device(
        int deviceId,
        int registrationId,
        State state,
        long createdAtMillis,
        long lastSeenMillis,
        byte[] encryptedName) {
    public enum State {
        /// Logged in, but has shown no prekey signed by the account's identity key: gets and sends nothing.
        WAITING("waiting"),
        ACTIVE("active");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Device from(Json json) {
        Json.Obj object = Json.object(json);
        return new Device(
                Ints.positive(object, "device_id"),
                Ints.positive(object, "registration_id"),
                object.text("state").equals("active") ? State.ACTIVE : State.WAITING,
                object.integer("created_at"),
                object.has("last_seen") ? object.integer("last_seen") : 0,
                object.has("encrypted_name") ? object.base64("encrypted_name") : new byte[0]);
    }

    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("device_id", deviceId)
                .put("registration_id", registrationId)
                .put("state", state.word())
                .put("created_at", createdAtMillis)
                .put("last_seen", lastSeenMillis);
        return encryptedName.length == 0
                ? json.object()
                : json.put("encrypted_name", encryptedName).object();
    }
}
