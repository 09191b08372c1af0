package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    public Mailboxes(MailboxStore store, Wakeups wakeups, InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.clock = clock;
        this.commits = new GroupCommit<>(
                new GroupCommit.Bounds("acknowledge", 1, WAITING, 64L << 20, BATCH),
                this::commit,
                taken -> 16 * taken.messageIds().size(),
                new GroupCommit.Refusals<>(new Result.NotNow(), new Result.NotNow()));
    }

    private record Taken(DeviceAddress device, List<UUID> messageIds) {}

    private sealed interface Result {
        /// The senders of those that were there, by message.
        record Deleted(Map<UUID, UUID> senders) implements Result {}

        record NotNow() implements Result {}
    }

    /// Returns after the commit; unknown ids are passed over.
    public void acknowledge(DeviceAddress device, List<UUID> messageIds) {
        take(device, messageIds);
    }

    /// Acknowledges one message and tells its sender's open sockets. False when it was not there.
    public boolean delivered(DeviceAddress device, UUID messageId) {
        UUID sender = take(device, List.of(messageId)).get(messageId);
        if (sender == null) return false;
        wakeups.live(List.of(sender), new LiveFrame.Delivered(messageId, device, clock.millis()));
        return true;
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

    private Map<UUID, UUID> take(DeviceAddress device, List<UUID> messageIds) {
        return switch (commits.submit(new Taken(device, messageIds))) {
            case Result.Deleted(Map<UUID, UUID> senders) -> {
                wakeups.acknowledged(device, messageIds);
                yield senders;
            }
            case Result.NotNow _ -> throw new Unavailable("mailbox", new IllegalStateException("not committed"));
        };
    }

    private List<Result> commit(List<Taken> batch) {
        List<MailboxStore.Acknowledgement> all = new ArrayList<>();
        for (Taken taken : batch) {
            for (UUID id : taken.messageIds()) all.add(new MailboxStore.Acknowledgement(taken.device(), id));
        }
        Map<MailboxStore.Acknowledgement, UUID> deleted = store.acknowledge(all);
        List<Result> results = new ArrayList<>(batch.size());
        for (Taken taken : batch) {
            Map<UUID, UUID> senders = new HashMap<>();
            for (UUID id : taken.messageIds()) {
                UUID sender = deleted.get(new MailboxStore.Acknowledgement(taken.device(), id));
                if (sender != null) senders.put(id, sender);
            }
            results.add(new Result.Deleted(senders));
        }
        return results;
    }
}
