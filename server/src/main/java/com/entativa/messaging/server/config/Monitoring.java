package com.entativa.messaging.server.config;

/// What an operator sees of the running server. `metricsPort` 0: no metrics. `accessLog`: a line a request, metadata
/// only.
public record Monitoring(String metricsHost, int metricsPort, LogFormat logFormat, boolean accessLog) {
    public enum LogFormat {
        TEXT,
        JSON
    }

    static Monitoring read(Settings from) {
        from.section("Monitoring");
        return new Monitoring(
                from.text("METRICS_HOST", "127.0.0.1", "address for the metrics; not one the public reaches"),
                from.integer("METRICS_PORT", 0, 0, 65_535, "Prometheus fetches `/metrics` here; 0: no metrics"),
                from.choice("LOG_FORMAT", LogFormat.TEXT, "a line an event: `key=value` or a JSON object"),
                from.flag("ACCESS_LOG", false, "log each request: operation, status, time, id; never who or what"));
    }
}
