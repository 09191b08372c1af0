package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What waits for devices, and taking it out by group commit. Blocking; any thread; a database that is away is
/// {@link Unavailable}.
public final class Mailboxes implements AutoCloseable {
    private static final int BATCH = 256;
    private static final int WAITING = 8_192;

    private final MailboxStore store;
    private final Wakeups wakeups;
    private final InstantSource clock;
    private final GroupCommit<Taken, Result> commits;

    public Mailboxes(MailboxStore store, Wakeups wakeups, InstantSource clock, Metrics metrics) {
        this.store = store;
        this.wakeups = wakeups;
        this.clock = clock;
        this.commits = new GroupCommit<>(
                new GroupCommit.Bounds("acknowledge", 1, WAITING, 64L << 20, BATCH),
                this::commit,
                taken -> 16 * taken.messageIds().size(),
                new GroupCommit.Refusals<>(new Result.NotNow(), new Result.NotNow()),
                metrics);
    }

    /// `delivered`: the senders shall be told.
    private record Taken(DeviceAddress device, List<UUID> messageIds, boolean delivered) {
        private List<MailboxStore.Acknowledgement> each() {
            return messageIds.stream()
                    .map(id -> new MailboxStore.Acknowledgement(device, id))
                    .toList();
        }
    }

    private sealed interface Result {
        record Done(MailboxStore.Departed departed) implements Result {}

        record NotNow() implements Result {}
    }

    /// Returns after the commit; unknown ids are passed over.
    public void acknowledge(DeviceAddress device, List<UUID> messageIds) {
        take(new Taken(device, messageIds, false));
    }

    /// Acknowledges one message and keeps a receipt, of which its sender's open sockets are told, unless the two are
    /// out of each other's reach. False when it was not there.
    public boolean delivered(DeviceAddress device, UUID messageId) {
        Taken taken = new Taken(device, List.of(messageId), true);
        MailboxStore.Departed departed = take(taken);
        MailboxStore.Acknowledgement one = taken.each().getFirst();
        UUID sender = departed.senders().get(one);
        if (sender != null) {
            wakeups.live(List.of(sender), new LiveFrame.Delivered(messageId, device, clock.millis()));
        }
        return departed.deleted().contains(one);
    }

    public MailboxStore.Page oldest(DeviceAddress device, Collection<UUID> except, int limit) {
        return store.oldest(device, except, bounds(limit));
    }

    public MailboxStore.Page after(DeviceAddress device, long cursor, int limit) {
        return store.after(device, cursor, bounds(limit));
    }

    public MailboxStore.Page after(DeviceAddress device, UUID conversation, long cursor, int limit) {
        return store.after(device, conversation, cursor, bounds(limit));
    }

    /// How much waits in each of these mailboxes; empty ones are left out.
    public Map<DeviceAddress, Integer> waiting(Collection<DeviceAddress> devices) {
        return store.waiting(devices, clock.millis());
    }

    @Override
    public void close() {
        commits.close();
    }

    private MailboxStore.Bounds bounds(int limit) {
        return new MailboxStore.Bounds(limit, clock.millis());
    }

    private MailboxStore.Departed take(Taken taken) {
        return switch (commits.submit(taken)) {
            case Result.Done(MailboxStore.Departed departed) -> {
                wakeups.acknowledged(taken.device(), taken.messageIds());
                yield departed;
            }
            case Result.NotNow _ -> throw new Unavailable("mailbox", new IllegalStateException("not committed"));
        };
    }

    /// All of a batch have one result: each looks for its own in it.
    private List<Result> commit(List<Taken> batch) {
        List<MailboxStore.Acknowledgement> all = new ArrayList<>();
        List<MailboxStore.Acknowledgement> delivered = new ArrayList<>();
        for (Taken taken : batch) {
            all.addAll(taken.each());
            if (taken.delivered()) delivered.addAll(taken.each());
        }
        Result done = new Result.Done(store.acknowledge(new MailboxStore.Departures(all, delivered, clock.millis())));
        return Collections.nCopies(batch.size(), done);
    }
}
