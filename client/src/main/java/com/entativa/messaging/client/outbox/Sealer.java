package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Seals what is said now or never, and is not queued: sessions move in one commit before anything leaves. R1.1
public final class Sealer {
    private static final int ROUNDS = 4;
    private final Profile profile;
    private final Store store;
    private final Supplies supplies;

    public Sealer(Profile profile, Events events) {
        this.profile = profile;
        this.store = profile.platform().store();
        this.supplies = new Supplies(profile, store, events);
    }

    /// For all devices of the person; empty when there are none, or their identity waits for the user.
    public Optional<List<Envelope>> forPerson(UUID userId, Content content) {
        if (devices(userId).isEmpty()) supplies(new Fanout.Outcome.NeedsBundles(userId, List.of()), content);
        List<DeviceAddress> devices = devices(userId);
        return devices.isEmpty() ? Optional.empty() : seal(devices, content);
    }

    private List<DeviceAddress> devices(UUID userId) {
        Peer peer = store.inTransaction(rows -> new Peers(rows).find(userId));
        return peer.registrationIds().keySet().stream().map(peer::device).toList();
    }

    public Optional<List<Envelope>> forDevice(DeviceAddress device, Content content) {
        return seal(List.of(device), content);
    }

    private Optional<List<Envelope>> seal(List<DeviceAddress> devices, Content content) {
        byte[] encoded = content.encoded();
        for (int round = 0; round < ROUNDS; round++) {
            Fanout.Outcome outcome = store.inTransaction(rows -> new Fanout(profile, rows).seal(devices, encoded));
            if (outcome instanceof Fanout.Outcome.Envelopes(List<Envelope> envelopes)) return Optional.of(envelopes);
            boolean goesOn = outcome instanceof Fanout.Outcome.NeedsBundles need && supplies(need, content);
            if (!goesOn) return Optional.empty();
        }
        return Optional.empty();
    }

    /// The relay named devices that differ: those gone are forgotten, the others begun with anew.
    public void learn(DeviceDifference difference, Content content) {
        store.inTransaction(rows -> {
            Peers peers = new Peers(rows);
            for (DeviceAddress gone : difference.extra()) peers.forget(gone);
            return true;
        });
        Map<UUID, List<Integer>> lacking = new LinkedHashMap<>();
        List<DeviceAddress> wanted = new ArrayList<>(difference.missing());
        wanted.addAll(difference.stale());
        for (DeviceAddress device : wanted) {
            lacking.computeIfAbsent(device.userId(), _ -> new ArrayList<>()).add(device.deviceId());
        }
        lacking.forEach((userId, ids) -> supplies(new Fanout.Outcome.NeedsBundles(userId, ids), content));
    }

    private boolean supplies(Fanout.Outcome.NeedsBundles need, Content content) {
        supplies.beginRound();
        return supplies.bundles(need, content.messageId()) instanceof Supplies.Supplied.Here;
    }
}
