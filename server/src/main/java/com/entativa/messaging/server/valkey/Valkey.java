package com.entativa.messaging.server.valkey;

import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.config.Rate;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Counting;
import com.entativa.messaging.server.limit.LocalAllowance;
import com.entativa.messaging.server.presence.PresenceBoard;
import com.entativa.messaging.server.routing.Routing;
import com.entativa.messaging.server.routing.Sockets;
import io.lettuce.core.RedisURI;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// All that one node has of Valkey. Opening never fails because Valkey is away: it is tried again until it is there.
public final class Valkey implements AutoCloseable {
    private final UUID node;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final EventCodec codec;
    private final Link link;
    private final Following following;
    private final Heartbeat heartbeat;
    private final Publisher publisher;
    private final ValkeyRouting routing;

    /// `address` is `redis://` or `rediss://` (TLS), with a password if need be; `node` is this process's own id.
    public Valkey(String address, UUID node, Sockets sockets, InstantSource clock, RandomGenerator random) {
        this.node = node;
        this.clock = clock;
        this.random = random;
        this.codec = new EventCodec(node);
        this.link = new Link(RedisURI.create(address), this::heard);
        this.publisher = new Publisher(link, codec);
        this.following = new Following(link);
        this.heartbeat = new Heartbeat(link, publisher, node, clock, following::again);
        this.routing = new ValkeyRouting(sockets, publisher, following, heartbeat);
        link.start();
    }

    public Routing routing() {
        return routing;
    }

    public Counting counting() {
        return new Counting() {
            @Override
            public <K> Allowance<K> allowance(String name, Rate rate) {
                return new SharedAllowance<>(link, name, rate, new LocalAllowance<>(rate, clock, random), random);
            }
        };
    }

    /// `alone` gives tickets while Valkey is away.
    public Tickets tickets(Tickets alone, Supplier<String> secrets, Devices devices) {
        return new SharedTickets(link, alone, secrets, devices);
    }

    public PresenceBoard board() {
        return new ValkeyBoard(link, node, clock);
    }

    public Traffic traffic() {
        return new Traffic(following.count(), publisher.published(), publisher.dropped());
    }

    private void heard(String channel, byte[] message) {
        if (heartbeat.heard(channel)) return;
        codec.event(message).ifPresent(event -> {
            following.heard(event.user());
            routing.heard(event);
        });
    }

    @Override
    public void close() {
        heartbeat.close();
        publisher.close();
        link.close();
    }
}
