package com.entativa.messaging.client.session;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCodec;
import com.entativa.messaging.protocol.session.Wipe;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// People and the sessions with their devices, within one transaction.
public final class Peers {
    private final Transaction rows;

    public Peers(Transaction rows) {
        this.rows = rows;
    }

    public Peer find(UUID userId) {
        return rows.get(Table.PEER, userId.toString()).map(Peer::read).orElseGet(() -> Peer.unknown(userId));
    }

    public List<Peer> all() {
        return rows.all(Table.PEER).stream().map(row -> Peer.read(row.value())).toList();
    }

    public boolean isKnown(UUID userId) {
        return rows.get(Table.PEER, userId.toString()).isPresent();
    }

    public void put(Peer peer) {
        rows.put(Table.PEER, peer.userId().toString(), peer.encoded());
    }

    public PeerSessions sessions(DeviceAddress device) {
        return rows.get(Table.SESSION, key(device))
                .map(row -> {
                    PeerSessions sessions = SessionCodec.read(row);
                    Arrays.fill(row, (byte) 0);
                    return sessions;
                })
                .orElse(PeerSessions.NONE);
    }

    /// Writes `next` and wipes both. The row is the state that counts, before and after the commit; these were copies
    /// of it, and whoever goes on reads anew.
    public void replace(DeviceAddress device, PeerSessions before, PeerSessions next) {
        byte[] row = SessionCodec.write(next);
        rows.put(Table.SESSION, key(device), row);
        Arrays.fill(row, (byte) 0);
        wipe(before);
        wipe(next);
    }

    /// A copy that was read is not needed any more.
    public static void wipe(PeerSessions sessions) {
        Wipe.replaced(sessions, PeerSessions.NONE);
    }

    /// Whether a message for the device can be sealed without its bundle.
    public boolean canSend(DeviceAddress device) {
        PeerSessions sessions = sessions(device);
        boolean active = sessions.active() instanceof PeerSessions.Active.Of;
        wipe(sessions);
        return active && find(device.userId()).registrationIds().containsKey(device.deviceId());
    }

    /// Nothing more is sent on the present sessions with the device: it is gone, or was set up anew. They still
    /// receive.
    public void forget(DeviceAddress device) {
        PeerSessions sessions = sessions(device);
        replace(device, sessions, sessions.archive());
        put(find(device.userId()).withoutDevice(device.deviceId()));
    }

    /// Another identity: what was begun with the old one sends no more. `except`: the device whose new session showed
    /// it, 0 for none.
    public Peer changed(Peer peer, IdentityKey key, int except) {
        put(peer.changed(key));
        for (int deviceId : peer.registrationIds().keySet()) if (deviceId != except) forget(peer.device(deviceId));
        return find(peer.userId());
    }

    private static String key(DeviceAddress device) {
        return device.userId() + "/" + device.deviceId();
    }
}
