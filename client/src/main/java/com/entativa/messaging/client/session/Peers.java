package com.entativa.messaging.client.session;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCodec;
import java.util.Arrays;
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

    public void put(DeviceAddress device, PeerSessions sessions) {
        byte[] row = SessionCodec.write(sessions);
        rows.put(Table.SESSION, key(device), row);
        Arrays.fill(row, (byte) 0);
    }

    /// Nothing more is sent on the present sessions with the device: it was set up anew, or cannot read us.
    public void archive(DeviceAddress device) {
        put(device, sessions(device).archive());
    }

    private static String key(DeviceAddress device) {
        return device.userId() + "/" + device.deviceId();
    }
}
