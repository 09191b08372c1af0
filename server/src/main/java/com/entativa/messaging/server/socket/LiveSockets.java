package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.device.OpenSockets;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The open sockets of this process, one a device. Any thread; never blocks.
public final class LiveSockets implements Wakeups, OpenSockets {
    private final Map<UUID, Map<Integer, Peer>> users = new ConcurrentHashMap<>();
    private volatile boolean stopping;

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

    /// The server stops: one that is just being opened ends too.
    public void closeAll() {
        stopping = true;
        users.values().forEach(sockets -> sockets.values().forEach(peer -> end(peer, Closing.SERVER_STOPS)));
    }

    @Override
    public void revoke(DeviceAddress device) {
        Peer peer = of(device.userId()).get(device.deviceId());
        if (peer != null) end(peer, Closing.REVOKED);
    }

    @Override
    public void committed(List<Waiting> waiting) {
        for (Waiting one : waiting) {
            Peer peer = of(one.to().userId()).get(one.to().deviceId());
            if (peer != null) peer.pump().committed(one);
        }
    }

    @Override
    public void acknowledged(DeviceAddress device, List<UUID> messageIds) {
        Peer peer = of(device.userId()).get(device.deviceId());
        if (peer != null) peer.pump().acknowledged(messageIds);
    }

    @Override
    public void live(Collection<UUID> users, LiveFrame frame) {
        for (UUID user : users) of(user).values().forEach(peer -> peer.out().say(frame.seenBy(peer.device())));
    }

    private Map<Integer, Peer> of(UUID user) {
        return users.getOrDefault(user, Map.of());
    }

    private static void end(Peer peer, Closing why) {
        peer.pump().close();
        peer.out().close(why);
    }
}
