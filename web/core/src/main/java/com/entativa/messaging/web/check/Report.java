package com.entativa.messaging.web.check;

import com.entativa.messaging.api.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `{"held":{CHECK:count, …}, "failed":[CHECK, …]}`: counts, so that a check that ran on nothing is seen.
public final class Report {
    private final Map<String, Integer> held = new LinkedHashMap<>();
    private final List<String> failed = new ArrayList<>();

    void check(String name, boolean holds) {
        if (holds) held.merge(name, 1, Integer::sum);
        else failed.add(name);
    }

    public Json.Obj json() {
        Json.Builder counts = Json.build();
        held.forEach((name, count) -> counts.put(name, count));
        return Json.build()
                .put("held", counts.object())
                .put("failed", failed, Json.Text::new)
                .object();
    }
}
