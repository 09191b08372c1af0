package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.routing.Opening;
import com.entativa.messaging.server.routing.Sockets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The open sockets of this process, one a device. Any thread; never blocks.
public final class LiveSockets implements Sockets {
    private static final int COME_BACK_WITHIN_SECONDS = 5;
    private final Map<UUID, Map<Integer, Peer>> users = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final long node;
    private volatile boolean stopping;

    /// `node` tells this process from the others.
    public LiveSockets(InstantSource clock, long node) {
        this.clock = clock;
        this.node = node;
    }

    /// Of a socket that opens now.
    Opening opening() {
        return new Opening(clock.millis(), node);
    }

    /// A newer socket of a device closes the older.
    void add(Peer peer) {
        users.compute(peer.device().userId(), (_, devices) -> {
            Map<Integer, Peer> sockets = devices == null ? new ConcurrentHashMap<>(2) : devices;
            Peer older = sockets.put(peer.device().deviceId(), peer);
            if (older != null) end(older, Closing.CONNECTED_ELSEWHERE);
            return sockets;
        });
        if (stopping) end(peer, Closing.SERVER_STOPS);
    }

    void remove(Peer peer) {
        peer.pump().close();
        users.computeIfPresent(peer.device().userId(), (_, sockets) -> {
            sockets.remove(peer.device().deviceId(), peer);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /// How many are open.
    public int size() {
        return users.values().stream().mapToInt(Map::size).sum();
    }

    /// Pushed and not yet taken by the system, of all.
    public long unsentBytes() {
        return all().stream().mapToLong(peer -> peer.out().unsentBytes()).sum();
    }

    /// The server stops: one that is just being opened ends too. Each is told another time to come back, so that they
    /// do not come all at once.
    public void closeAll(RandomGenerator random) {
        stopping = true;
        for (Peer peer : all()) {
            peer.say(new LiveFrame.Notice("server_stopping", 1 + random.nextInt(COME_BACK_WITHIN_SECONDS)));
            end(peer, Closing.SERVER_STOPS);
        }
    }

    /// All that are open now.
    List<Peer> all() {
        List<Peer> all = new ArrayList<>();
        users.values().forEach(sockets -> all.addAll(sockets.values()));
        return all;
    }

    int count(UUID user) {
        return of(user).size();
    }

    /// One of the user's devices has a socket here.
    public boolean hasAny(UUID user) {
        return !of(user).isEmpty();
    }

    @Override
    public boolean has(DeviceAddress device) {
        return of(device.userId()).containsKey(device.deviceId());
    }

    @Override
    public void committed(Waiting waiting) {
        Peer peer = of(waiting.to());
        if (peer != null) peer.pump().committed(waiting);
    }

    @Override
    public void look(DeviceAddress device) {
        Peer peer = of(device);
        if (peer != null) peer.pump().look();
    }

    @Override
    public void acknowledged(DeviceAddress device, List<UUID> messageIds) {
        Peer peer = of(device);
        if (peer != null) peer.pump().acknowledged(messageIds);
    }

    @Override
    public void live(UUID user, LiveFrame frame) {
        for (Peer peer : of(user).values()) if (!peer.out().isFull()) peer.say(frame.seenBy(peer.device()));
    }

    @Override
    public void revoke(DeviceAddress device) {
        Peer peer = of(device);
        if (peer != null) end(peer, Closing.REVOKED);
    }

    @Override
    public Displaced displace(DeviceAddress device, Opening elsewhere) {
        Peer peer = of(device);
        if (peer == null) return Displaced.Nothing.NOTHING;
        if (peer.opening().outlasts(elsewhere, clock.millis())) return new Displaced.Stays(peer.opening());
        remove(peer);
        end(peer, Closing.CONNECTED_ELSEWHERE);
        return Displaced.Ended.ENDED;
    }

    private @Nullable Peer of(DeviceAddress device) {
        return of(device.userId()).get(device.deviceId());
    }

    private Map<Integer, Peer> of(UUID user) {
        return users.getOrDefault(user, Map.of());
    }

    private static void end(Peer peer, Closing why) {
        peer.pump().close();
        peer.out().close(why);
    }
}
