package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// One of the caller's own devices.
public record Device(int deviceId, int registrationId, State state, long createdAtMillis) {
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
                object.integer("created_at"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("device_id", deviceId)
                .put("registration_id", registrationId)
                .put("state", state.word())
                .put("created_at", createdAtMillis)
                .object();
    }
}
