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
import com.entativa.messaging.server.valkey.Valkey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What this node has in common with others: through Valkey, or with nobody.
final class Nodes implements AutoCloseable {
    private final Optional<Valkey> valkey;
    private final Routing routing;
    private final Counting alone;
    private final InstantSource clock;

    private Nodes(Optional<Valkey> valkey, Sockets sockets, InstantSource clock, RandomGenerator random) {
        this.valkey = valkey;
        this.routing = valkey.map(Valkey::routing).orElseGet(() -> new LocalRouting(sockets));
        this.alone = new LocalCounting(clock, random);
        this.clock = clock;
    }

    static Nodes open(
            Config.Nodes nodes, Sockets sockets, Supplier<UUID> ids, InstantSource clock, RandomGenerator random) {
        Optional<Valkey> valkey =
                switch (nodes) {
                    case Config.Nodes.Alone _ -> Optional.empty();
                    case Config.Nodes.Sharing(String url) ->
                        Optional.of(new Valkey(url, ids.get(), sockets, clock, random));
                };
        return new Nodes(valkey, sockets, clock, random);
    }

    Routing routing() {
        return routing;
    }

    /// Limits that each node counts for itself.
    Counting alone() {
        return alone;
    }

    /// Limits that all nodes count together.
    Counting together() {
        return valkey.map(Valkey::counting).orElse(alone);
    }

    Tickets tickets(Fresh fresh, Devices devices) {
        Tickets local = new LocalTickets(fresh, clock);
        return valkey.map(shared -> shared.tickets(local, fresh::secret, devices))
                .orElse(local);
    }

    PresenceBoard board() {
        return valkey.map(Valkey::board).orElseGet(LocalBoard::new);
    }

    /// For notices: this node's own sockets by device, those of others by user.
    Connected connected(Sockets here) {
        Optional<PresenceBoard> others = valkey.map(Valkey::board);
        return new Connected() {
            @Override
            public boolean here(DeviceAddress device) {
                return here.has(device);
            }

            @Override
            public Set<UUID> elsewhere(Collection<UUID> users) {
                return others.map(board -> board.online(users)).orElse(Set.of());
            }
        };
    }

    @Override
    public void close() {
        valkey.ifPresent(Valkey::close);
    }
}
