package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Changes the envelopes of a refused message to what the relay named, within one transaction.
record Repair(Profile profile, Transaction rows) {

    /// The bundles it takes, one request a person. None for a device that was met since the message was sealed:
    /// of many messages refused together the first one fetches (R1.3).
    List<Fanout.Outcome.NeedsBundles> lacking(UUID id, DeviceDifference difference) {
        Map<UUID, List<Integer>> devices = new LinkedHashMap<>();
        for (DeviceAddress device : difference.missing()) {
            if (!new Peers(rows).canSend(device)) add(devices, device);
        }
        Map<DeviceAddress, Integer> sealedFor = new LinkedHashMap<>();
        for (Envelope envelope : envelopes(id)) sealedFor.put(envelope.to(), envelope.registrationId());
        for (DeviceAddress device : difference.stale()) {
            Integer known =
                    new Peers(rows).find(device.userId()).registrationIds().get(device.deviceId());
            if (known == null || known.equals(sealedFor.get(device))) add(devices, device);
        }
        List<Fanout.Outcome.NeedsBundles> needs = new ArrayList<>();
        devices.forEach((userId, ids) -> needs.add(new Fanout.Outcome.NeedsBundles(userId, ids)));
        return needs;
    }

    private static void add(Map<UUID, List<Integer>> devices, DeviceAddress device) {
        devices.computeIfAbsent(device.userId(), _ -> new ArrayList<>()).add(device.deviceId());
    }

    private List<Envelope> envelopes(UUID id) {
        return new Queue(profile, rows)
                .find(id)
                .map(entry -> entry.stage() instanceof Stage.Ready(List<Envelope> envelopes, long _, int _)
                        ? envelopes
                        : List.<Envelope>of())
                .orElse(List.of());
    }

    /// After the bundles were fetched. What cannot be sealed now is sealed whole the next time: the entry goes
    /// back to `Waiting`.
    Fanout.Outcome repair(UUID id, DeviceDifference difference) {
        Peers peers = new Peers(rows);
        Queue queue = new Queue(profile, rows);
        Set<UUID> left = new HashSet<>();
        queue.find(id).ifPresent(entry -> left.addAll(new Strangers(profile, rows).left(entry, difference)));
        for (DeviceAddress gone : difference.extra()) if (!left.contains(gone.userId())) peers.forget(gone);
        return queue.find(id)
                .map(entry -> entry.stage() instanceof Stage.Ready ready
                        ? repaired(queue, entry, ready, difference)
                        : new Fanout.Outcome.Envelopes(List.of()))
                .orElse(new Fanout.Outcome.Envelopes(List.of()));
    }

    private Fanout.Outcome repaired(Queue queue, OutboxEntry entry, Stage.Ready ready, DeviceDifference difference) {
        Set<DeviceAddress> dropped = new HashSet<>(difference.extra());
        dropped.addAll(difference.stale());
        dropped.addAll(difference.missing());
        List<Envelope> kept = new ArrayList<>();
        for (Envelope envelope : ready.envelopes()) if (!dropped.contains(envelope.to())) kept.add(envelope);

        List<DeviceAddress> wanted = new ArrayList<>(difference.missing());
        wanted.addAll(difference.stale());
        int failures = ready.failures() + 1;
        Fanout.Outcome outcome = new Fanout(profile, rows).sealMore(entry, ready.envelopes(), wanted);
        if (outcome instanceof Fanout.Outcome.Envelopes(List<Envelope> more)) {
            kept.addAll(more);
            queue.put(entry.with(new Stage.Ready(kept, 0, failures)));
            new ResendLog(rows).add(entry, more, profile.nowMillis());
        } else {
            queue.put(entry.with(new Stage.Waiting(0, failures)));
        }
        return outcome;
    }
}
