package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.server.device.OpenSockets;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The open sockets of this process, one a device. Any thread; never blocks.
public final class LiveSockets implements Wakeups, OpenSockets {
    private final Map<UUID, Map<Integer, Live>> users = new ConcurrentHashMap<>();

    record Live(Outlet out, DeliveryPump pump) {}

    /// A newer socket of a device closes the older.
    void add(DeviceAddress device, Live live) {
        users.compute(device.userId(), (_, devices) -> {
            Map<Integer, Live> sockets = devices == null ? new ConcurrentHashMap<>(2) : devices;
            Live older = sockets.put(device.deviceId(), live);
            if (older != null) end(older, Closing.CONNECTED_ELSEWHERE);
            return sockets;
        });
    }

    void remove(DeviceAddress device, Live live) {
        live.pump().close();
        users.computeIfPresent(device.userId(), (_, sockets) -> {
            sockets.remove(device.deviceId(), live);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /// How many are open.
    public int size() {
        return users.values().stream().mapToInt(Map::size).sum();
    }

    /// The server stops.
    public void closeAll() {
        users.values().forEach(sockets -> sockets.values().forEach(live -> end(live, Closing.SERVER_STOPS)));
    }

    @Override
    public void revoke(DeviceAddress device) {
        Live live = of(device.userId()).get(device.deviceId());
        if (live != null) end(live, Closing.REVOKED);
    }

    @Override
    public void committed(List<Waiting> waiting) {
        for (Waiting one : waiting) {
            Live live = of(one.to().userId()).get(one.to().deviceId());
            if (live != null) live.pump().committed(one);
        }
    }

    @Override
    public void acknowledged(DeviceAddress device, List<UUID> messageIds) {
        Live live = of(device.userId()).get(device.deviceId());
        if (live != null) live.pump().acknowledged(messageIds);
    }

    @Override
    public void delivered(UUID user, ServerFrame.Delivered notice) {
        of(user).values().forEach(live -> live.out().say(notice));
    }

    private Map<Integer, Live> of(UUID user) {
        return users.getOrDefault(user, Map.of());
    }

    private static void end(Live live, Closing why) {
        live.pump().close();
        live.out().close(why);
    }
}
