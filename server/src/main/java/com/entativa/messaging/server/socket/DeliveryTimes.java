package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.server.metrics.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// How long messages take to one socket, and from there until their device has them. Remembers what is on its way,
/// which
/// the pump bounds.
final class DeliveryTimes {
    private final Metrics metrics;
    private final InstantSource clock;
    private final long openedAtMillis;
    private final Map<UUID, Long> pushedAtMillis = new ConcurrentHashMap<>();

    DeliveryTimes(Metrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.openedAtMillis = clock.millis();
    }

    /// What waited for its reader does not count: only what was committed while the socket was open.
    void pushed(Delivery delivery) {
        long now = clock.millis();
        pushedAtMillis.put(delivery.messageId(), now);
        if (delivery.sentAtMillis() < openedAtMillis) return;
        metrics.pushed(Duration.ofMillis(Math.max(0, now - delivery.sentAtMillis())));
    }

    void acknowledged(List<UUID> messageIds) {
        long now = clock.millis();
        for (UUID id : messageIds) {
            Long pushed = pushedAtMillis.remove(id);
            if (pushed != null) metrics.acknowledged(Duration.ofMillis(Math.max(0, now - pushed)));
        }
    }
}
