package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.List;
import java.util.UUID;

/// Removes accounts from wherever anything of theirs is kept.
public interface AccountRemoval {
    /// What must be told after the commit: devices whose tokens and sockets end, and notices for others.
    record Removed(List<DeviceAddress> devices, List<Waiting> notices) {}

    /// One transaction: afterwards no row anywhere holds the user's id. What lies outside the database is marked in it
    /// and follows.
    Removed remove(UUID user, long atMillis);

    /// Deletes what sends that were under way at a removal wrote after it.
    void sweepStrays(long nowMillis);
}
