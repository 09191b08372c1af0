package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.group.Behind;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whom the relay has in a group and no admin of it named, within one transaction: they get nothing, whatever
/// the relay demands.
record Strangers(Profile profile, Transaction rows) {
    /// The relay may just know more than we do: so often the group is asked for first.
    private static final int PATIENCE = 2;

    /// What is left to be put right for members; empty when the message waits until the group has been asked
    /// for.
    Optional<DeviceDifference> without(UUID id, DeviceDifference difference) {
        Optional<OutboxEntry> found = new Queue(profile, rows).find(id);
        if (found.isEmpty()
                || new Groups(rows).find(found.get().conversationId()).isEmpty()) {
            return Optional.of(difference);
        }
        OutboxEntry entry = found.get();
        Set<UUID> members = new Groups(rows).members(entry.conversationId());
        List<DeviceAddress> missing = difference.missing().stream()
                .filter(device -> members.contains(device.userId()))
                .toList();
        if (missing.size() < difference.missing().size()) {
            new Behind(rows).mark(entry.conversationId(), 0);
            if (entry.failures() < PATIENCE) return Optional.empty();
            list(entry, missing);
        }
        return Optional.of(new DeviceDifference(missing, difference.extra(), difference.stale()));
    }

    /// From here on for those it was sealed for and the members who were missing: the relay no longer judges it.
    private void list(OutboxEntry entry, List<DeviceAddress> missing) {
        if (!(entry.stage() instanceof Stage.Ready ready) || !entry.isForAll()) return;
        List<DeviceAddress> devices = new ArrayList<>(missing);
        ready.envelopes().forEach(envelope -> devices.add(envelope.to()));
        new Queue(profile, rows).put(entry.with(new Addressing.Devices(devices)));
    }

    /// Members of whom no device is there any more: they went, rather than their devices.
    Set<UUID> left(OutboxEntry entry, DeviceDifference difference) {
        Set<UUID> left = new LinkedHashSet<>();
        if (new Groups(rows).find(entry.conversationId()).isEmpty()) return left;
        for (DeviceAddress device : difference.extra()) {
            boolean all = new Peers(rows)
                    .find(device.userId()).registrationIds().keySet().stream()
                            .allMatch(id -> difference.extra().contains(new DeviceAddress(device.userId(), id)));
            if (all) left.add(device.userId());
        }
        if (!left.isEmpty()) new Behind(rows).mark(entry.conversationId(), 0);
        return left;
    }
}
