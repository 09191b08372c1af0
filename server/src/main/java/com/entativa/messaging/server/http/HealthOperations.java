package com.entativa.messaging.server.http;

import com.entativa.messaging.api.json.Json;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Tag *health* of the contract.
public final class HealthOperations implements Operations {
    private final BooleanSupplier database;

    /// `database` tells whether the database answers now.
    public HealthOperations(BooleanSupplier database) {
        this.database = database;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("live", _ -> Reply.json(200, status(true).object()), "ready", _ -> ready());
    }

    private Reply ready() {
        boolean up = database.getAsBoolean();
        Json checks = Json.build().put("database", up ? "up" : "down").object();
        return Reply.json(up ? 200 : 503, status(up).put("checks", checks).object());
    }

    private static Json.Builder status(boolean up) {
        return Json.build().put("status", up ? "up" : "down");
    }
}
