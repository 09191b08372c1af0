package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Deleting a message for everyone, which its sender may. Blocking; any thread.
public final class Deletions {
    private final DeletionStore store;
    private final Wakeups wakeups;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    public Deletions(DeletionStore store, Wakeups wakeups, Supplier<UUID> ids, InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.ids = ids;
        this.clock = clock;
    }

    public DeletionStore.Deleted delete(DeviceAddress by, UUID message) {
        DeletionStore.Deleted deleted = store.delete(by, message, ids.get(), clock.millis());
        if (deleted instanceof DeletionStore.Deleted.Done(var notices)) wakeups.committed(notices);
        return deleted;
    }
}
