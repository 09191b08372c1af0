package com.entativa.messaging.server.http;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Tag *health* of the contract.
public final class HealthOperations implements Operations {
    private final List<Probe> probes;

    public HealthOperations(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    /// A part of the server. Without one that is `needed` it is not ready; without another it does less.
    public record Probe(String name, boolean needed, BooleanSupplier up) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of("live", _ -> Reply.json(200, status(true).object()), "ready", _ -> ready());
    }

    private Reply ready() {
        boolean ready = true;
        Json.Builder checks = Json.build();
        for (Probe probe : probes) {
            boolean up = probe.up().getAsBoolean();
            ready &= up || !probe.needed();
            checks.put(probe.name(), up ? "up" : "down");
        }
        return Reply.json(
                ready ? 200 : 503, status(ready).put("checks", checks.object()).object());
    }

    private static Json.Builder status(boolean up) {
        return Json.build().put("status", up ? "up" : "down");
    }
}
