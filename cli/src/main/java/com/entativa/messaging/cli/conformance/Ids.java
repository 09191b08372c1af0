package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;

/// Small numbers within the ranges the wire has room for. docs/spec/protocol.md §3
final class Ids {
    private static final int MAX_REGISTRATION_ID = 16_380;
    private static final int MAX_KEY_ID = 0xff_ffff;

    private Ids() {}

    static int registrationId(Json.Obj in) {
        return within(in, "reg_id", 1, MAX_REGISTRATION_ID);
    }

    static int keyId(Json.Obj in, String name) {
        return within(in, name, 1, MAX_KEY_ID);
    }

    /// A key id that is the name of a field.
    static int keyId(String name) {
        try {
            int id = Integer.parseInt(name);
            if (id >= 1 && id <= MAX_KEY_ID) return id;
        } catch (NumberFormatException _) {
            // no number is as bad as one out of range
        }
        throw new Json.Mismatch("a key id is not from 1 to " + MAX_KEY_ID);
    }

    static int within(Json.Obj in, String name, int least, int most) {
        long value = in.integer(name);
        if (value >= least && value <= most) return (int) value;
        throw new Json.Mismatch(name + " is not from " + least + " to " + most);
    }
}
