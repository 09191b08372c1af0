package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// What a sender asks of the relay besides delivery. `expiresInSeconds` 0: as long as the conversation's timer says, or
/// until it is acknowledged. `urgent` wakes a sleeping device.
public record Terms(int expiresInSeconds, boolean urgent) {
    public static final Terms STANDARD = new Terms(0, false);

    /// A year.
    public static final int LONGEST_SECONDS = 31_536_000;

    public static Terms from(Json.Obj object) {
        int seconds = object.has("expires_in") ? Ints.positive(object, "expires_in") : 0;
        if (seconds > LONGEST_SECONDS) throw new Json.Mismatch("expires_in is at most " + LONGEST_SECONDS);
        return new Terms(seconds, object.flag("urgent"));
    }

    /// Puts what is not standard.
    public Json.Builder into(Json.Builder json) {
        if (expiresInSeconds > 0) json.put("expires_in", expiresInSeconds);
        return urgent ? json.put("urgent", true) : json;
    }
}
