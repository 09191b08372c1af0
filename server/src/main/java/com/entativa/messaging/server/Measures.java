package com.entativa.messaging.server;

import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.PgStock;
import com.entativa.messaging.server.socket.LiveSockets;
import java.time.Duration;

/// The measures that are asked for rather than told.
final class Measures {
    /// Counting walks tables.
    static final Duration COUNT_EVERY = Duration.ofMinutes(1);

    private final PgStock stock;
    private volatile PgStock.Counted counted = new PgStock.Counted(0, 0, 0);

    Measures(Metrics metrics, Database database, LiveSockets live) {
        this.stock = new PgStock(database.db());
        metrics.gauge("relay.sockets.open", "", "", "sockets that are open on this node", live::size);
        metrics.gauge(
                "relay.database.up",
                "",
                "",
                "1 when the database answers",
                () -> database.db().alive() ? 1 : 0);
        metrics.gauge("relay.database.connections", "state", "active", "connections of the pool", database::active);
        metrics.gauge("relay.database.connections", "state", "idle", "connections of the pool", database::idle);
        metrics.gauge("relay.database.connections", "state", "wanted", "threads that wait for one", database::wanted);
        metrics.gauge("relay.mailbox.waiting", "", "", "envelopes that wait, all nodes", () -> counted.waiting());
        metrics.gauge("relay.prekeys.devices", "stock", "low", "devices by one-time prekeys left", () -> counted.low());
        metrics.gauge("relay.prekeys.devices", "stock", "out", "devices by one-time prekeys left", () -> counted.out());
    }

    /// What goes on between this node and others.
    static void between(Metrics metrics, Nodes nodes) {
        metrics.gauge(
                "relay.routing.up",
                "",
                "",
                "1 when other nodes are heard, or there are none",
                () -> nodes.hearsOthers() ? 1 : 0);
        metrics.gauge("relay.routing.followed", "", "", "users whose channels this node follows", () -> nodes.traffic()
                .followed());
        String help = "messages to other nodes, by whether Valkey took them";
        metrics.count("relay.routing.messages", "outcome", "published", help, () -> nodes.traffic()
                .published());
        metrics.count("relay.routing.messages", "outcome", "dropped", help, () -> nodes.traffic()
                .dropped());
    }

    void count() {
        counted = stock.count();
    }
}
