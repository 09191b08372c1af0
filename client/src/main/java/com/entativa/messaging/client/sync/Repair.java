package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.sync.OutboxEntry.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Changes the envelopes of a refused message to what the relay named, within one transaction.
record Repair(Profile profile, Transaction rows) {

    /// Sessions with the missing and the stale devices were begun before. What cannot be sealed now is sealed whole
    /// the
    /// next time: the entry goes back to `Waiting`.
    void repair(UUID id, DeviceDifference difference) {
        Queue queue = new Queue(profile, rows);
        queue.find(id).ifPresent(entry -> {
            if (entry.stage() instanceof Stage.Ready(List<Envelope> envelopes, long _, int failures)) {
                queue.put(entry.with(repaired(entry, envelopes, difference, failures + 1)));
            }
        });
    }

    private Stage repaired(OutboxEntry entry, List<Envelope> envelopes, DeviceDifference difference, int failures) {
        Set<DeviceAddress> dropped = new HashSet<>(difference.extra());
        dropped.addAll(difference.stale());
        List<Envelope> kept = new ArrayList<>();
        for (Envelope envelope : envelopes) if (!dropped.contains(envelope.to())) kept.add(envelope);

        List<DeviceAddress> wanted = new ArrayList<>(difference.missing());
        wanted.addAll(difference.stale());
        return switch (new Fanout(profile, rows).seal(wanted, entry.content())) {
            case Fanout.Outcome.Envelopes(List<Envelope> more) -> {
                kept.addAll(more);
                yield new Stage.Ready(kept, 0, failures);
            }
            case Fanout.Outcome.Held(UUID userId) -> new Stage.Held(userId);
            case Fanout.Outcome.NeedsBundles _, Fanout.Outcome.NeedsConversation _ -> new Stage.Waiting(0, failures);
        };
    }
}
