package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.push.Connected;
import com.entativa.messaging.server.push.Courier;
import com.entativa.messaging.server.push.Destinations;
import com.entativa.messaging.server.push.Notifier;
import com.entativa.messaging.server.push.PushStore;
import com.entativa.messaging.server.push.Subscription;
import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two nodes and one mailbox: who speaks, and when.
@SuppressWarnings("NullAway.Init")
final class NotifierTest {
    private final ManualClock clock = new ManualClock();
    private final DeviceAddress bob = new DeviceAddress(UUID.randomUUID(), 1);
    private PushReceiver service;
    private Mailbox mailbox;
    private final List<Notifier> nodes = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        service = new PushReceiver();
        mailbox = new Mailbox();
    }

    @AfterEach
    void stop() {
        nodes.forEach(Notifier::close);
        service.close();
    }

    @Test
    @DisplayName("R-P-2 two nodes that committed for one device make one notice")
    void one_of_two_nodes() throws Exception {
        Notifier one = node(Set.of());
        Notifier other = node(Set.of());

        one.committed(List.of(message()));
        other.committed(List.of(message()));
        clock.advance(Duration.ofSeconds(1));

        service.next();
        assertThat(service.isQuietFor(1_500)).isTrue();
    }

    @Test
    @DisplayName("R-P-2 who has a socket at another node is given 15 seconds too")
    void socket_elsewhere() throws Exception {
        Notifier node = node(Set.of(bob.userId()));

        node.committed(List.of(message()));
        clock.advance(Duration.ofSeconds(2));
        assertThat(service.isQuietFor(1_500)).isTrue();
        clock.advance(Duration.ofSeconds(13));

        assertThat(service.next().path()).isEqualTo("/bob");
    }

    private Notifier node(Set<UUID> elsewhere) {
        Courier courier =
                new Courier(new WebPush("mailto:test@example.org", VapidKeys.generate()), new Destinations(true));
        Connected connected = new Connected() {
            @Override
            public boolean here(DeviceAddress device) {
                return false;
            }

            @Override
            public Set<UUID> elsewhere(Collection<UUID> users) {
                return elsewhere;
            }
        };
        Notifier notifier = new Notifier(mailbox, courier, connected, clock);
        notifier.start();
        nodes.add(notifier);
        return notifier;
    }

    private Waiting message() {
        Delivery delivery = new Delivery(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new DeviceAddress(UUID.randomUUID(), 1),
                new byte[1],
                clock.millis());
        return new Waiting(bob, 1, Waiting.Kind.MESSAGE, delivery, false);
    }

    /// One message waits for Bob since the test began, and nobody takes it.
    private final class Mailbox implements PushStore {
        private final long since = clock.millis();
        private final AtomicLong notifiedAt = new AtomicLong();
        private final Subscription subscription =
                new Subscription(service.origin() + "/bob", service.p256dh(), service.auth(), "/");

        @Override
        public List<Due> due(Collection<DeviceAddress> devices, long nowMillis) {
            return devices.contains(bob) ? List.of(new Due(bob, subscription, since, false)) : List.of();
        }

        @Override
        public boolean claim(DeviceAddress device, long nowMillis, long quietSinceMillis) {
            long before = notifiedAt.get();
            return before <= quietSinceMillis && notifiedAt.compareAndSet(before, nowMillis);
        }

        @Override
        public void put(DeviceAddress device, Subscription other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(DeviceAddress device) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void removeGone(DeviceAddress device, Subscription gone) {
            throw new UnsupportedOperationException();
        }
    }
}
