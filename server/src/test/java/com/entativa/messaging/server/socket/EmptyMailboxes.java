package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Notice;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Mailboxes in which nothing waits.
final class EmptyMailboxes implements MailboxStore {
    private static final Page EMPTY = new Page(List.of(), false);

    @Override
    public <R> R inTransaction(Function<Writing, R> work) {
        throw new UnsupportedOperationException("nobody sends");
    }

    @Override
    public Departed acknowledge(Departures departures) {
        return new Departed(Set.of(), Map.of());
    }

    @Override
    public Page oldest(DeviceAddress device, Collection<UUID> except, Bounds bounds) {
        return EMPTY;
    }

    @Override
    public Page after(DeviceAddress device, long cursor, Bounds bounds) {
        return EMPTY;
    }

    @Override
    public Page after(DeviceAddress device, UUID conversation, long cursor, Bounds bounds) {
        return EMPTY;
    }

    @Override
    public void sweepExpired(long nowMillis) {}

    @Override
    public List<Waiting> tellOthers(Notice notice) {
        return List.of();
    }

    @Override
    public Map<DeviceAddress, Integer> waiting(Collection<DeviceAddress> devices, long nowMillis) {
        return Map.of();
    }

    @Override
    public void sweep(long messagesBeforeMillis, long nowMillis) {}
}
