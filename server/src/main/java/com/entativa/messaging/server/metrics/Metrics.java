package com.entativa.messaging.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/// The measures of one server. Any thread; never blocks, but for {@link #scrape}.
public final class Metrics implements AutoCloseable {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private static final double[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Timer pushed = latency(
                    "relay.delivery.pushed", "commit of a message until its push to an open socket")
            .register(registry);
    private final Timer acknowledged = latency(
                    "relay.delivery.acknowledged", "push of a message until its device acknowledged it")
            .register(registry);

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /// A number somebody else keeps, asked for at each scrape. `label` and `value` empty: no label.
    public void gauge(String name, String label, String value, String help, Supplier<Number> number) {
        Gauge.Builder<Supplier<Number>> gauge = Gauge.builder(name, number).description(help);
        if (!label.isEmpty()) gauge.tag(label, value);
        gauge.register(registry);
    }

    /// As {@link #gauge}, of a number that only grows.
    public void count(String name, String label, String value, String help, Supplier<Number> number) {
        FunctionCounter.builder(name, this, _ -> number.get().doubleValue())
                .description(help)
                .tag(label, value)
                .register(registry);
    }

    /// `operation` is an id of the contract, or `none`.
    public void answered(String operation, int status, long nanos) {
        latency("relay.requests", "requests by operation and status")
                .tag("operation", operation)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    /// An error told to a client: the stable code of a problem document or an error frame.
    public void refused(String code) {
        Counter.builder("relay.errors")
                .description("errors told to clients, by code")
                .tag("code", code)
                .register(registry)
                .increment();
    }

    /// A batch was committed by a group commit.
    public void committed(String queue, int entries, long nanos) {
        DistributionSummary.builder("relay.commit.batch")
                .description("entries of a group commit")
                .baseUnit("entries")
                .serviceLevelObjectives(BATCHES)
                .tag("queue", queue)
                .register(registry)
                .record(entries);
        latency("relay.commit", "time of a group commit")
                .tag("queue", queue)
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    public void pushed(Duration sinceCommit) {
        pushed.record(sinceCommit);
    }

    public void acknowledged(Duration sincePush) {
        acknowledged.record(sincePush);
    }

    public void closed(int code) {
        Counter.builder("relay.socket.closes")
                .description("sockets closed, by code")
                .tag("code", Integer.toString(code))
                .register(registry)
                .increment();
    }

    /// In the text format of Prometheus.
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }

    private static Timer.Builder latency(String name, String help) {
        return Timer.builder(name).description(help).serviceLevelObjectives(LATENCIES);
    }
}
