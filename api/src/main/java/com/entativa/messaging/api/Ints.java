package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// Integers of the contract that must fit an `int`.
final class Ints {
    private Ints() {}

    static int positive(Json.Obj object, String name) {
        long value = object.integer(name);
        if (value < 1 || value > Integer.MAX_VALUE) throw new Json.Mismatch(name + " is out of range");
        return (int) value;
    }
}
