package com.entativa.messaging.server;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.account.Fresh;
import com.entativa.messaging.server.account.LocalTickets;
import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.limit.Counting;
import com.entativa.messaging.server.limit.LocalCounting;
import com.entativa.messaging.server.presence.LocalBoard;
import com.entativa.messaging.server.presence.PresenceBoard;
import com.entativa.messaging.server.push.Connected;
import com.entativa.messaging.server.routing.LocalRouting;
import com.entativa.messaging.server.routing.Routing;
import com.entativa.messaging.server.routing.Sockets;
import com.entativa.messaging.server.valkey.Traffic;
import com.entativa.messaging.server.valkey.Valkey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What this node has in common with others: through Valkey, or with nobody.
final class Nodes implements AutoCloseable {
    private final @Nullable Valkey valkey;
    private final Routing routing;
    private final Counting alone;
    private final InstantSource clock;

    private Nodes(@Nullable Valkey valkey, Sockets sockets, InstantSource clock, RandomGenerator random) {
        this.valkey = valkey;
        this.routing = valkey == null ? new LocalRouting(sockets) : valkey.routing();
        this.alone = new LocalCounting(clock, random);
        this.clock = clock;
    }

    static Nodes open(
            Config.Nodes nodes, Sockets sockets, Supplier<UUID> ids, InstantSource clock, RandomGenerator random) {
        return switch (nodes) {
            case Config.Nodes.Alone _ -> new Nodes(null, sockets, clock, random);
            case Config.Nodes.Sharing(String url) ->
                new Nodes(new Valkey(url, ids.get(), sockets, clock, random), sockets, clock, random);
        };
    }

    Routing routing() {
        return routing;
    }

    boolean hearsOthers() {
        return routing.health() != Routing.Health.AWAY;
    }

    /// Limits that each node counts for itself.
    Counting alone() {
        return alone;
    }

    /// Limits that all nodes count together.
    Counting together() {
        return valkey == null ? alone : valkey.counting();
    }

    Tickets tickets(Fresh fresh, Devices devices) {
        Tickets local = new LocalTickets(fresh, clock);
        return valkey == null ? local : valkey.tickets(local, fresh::secret, devices);
    }

    Traffic traffic() {
        return valkey == null ? Traffic.NONE : valkey.traffic();
    }

    PresenceBoard board() {
        return valkey == null ? new LocalBoard() : valkey.board();
    }

    /// For notices: this node's own sockets by device, those of others by user.
    Connected connected(Sockets here) {
        PresenceBoard others = valkey == null ? new LocalBoard() : valkey.board();
        return new Connected() {
            @Override
            public boolean here(DeviceAddress device) {
                return here.has(device);
            }

            @Override
            public Set<UUID> elsewhere(Collection<UUID> users) {
                return others.online(users);
            }
        };
    }

    @Override
    public void close() {
        if (valkey != null) valkey.close();
    }
}
