package com.entativa.messaging.server.conversation;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Changes that all members of a conversation are told of, durably. Blocking; any thread.
public final class Groups {
    private final GroupStore store;
    private final Wakeups wakeups;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    public Groups(GroupStore store, Wakeups wakeups, Supplier<UUID> ids, InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.ids = ids;
        this.clock = clock;
    }

    public GroupStore.Changed change(GroupStore.Order order) {
        GroupStore.Changed changed = store.change(order, ids.get(), clock.millis());
        if (changed instanceof GroupStore.Changed.Done(var notices)) wakeups.committed(notices);
        return changed;
    }

    public GroupStore.Changed leave(DeviceAddress caller, UUID conversation) {
        List<GroupChange> leaving = List.of(new GroupChange.Remove(caller.userId()));
        return change(new GroupStore.Order(caller, conversation, GroupStore.ANY_REVISION, leaving));
    }
}
