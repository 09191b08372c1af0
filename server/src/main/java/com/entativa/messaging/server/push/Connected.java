package com.entativa.messaging.server.push;

import com.entativa.messaging.api.DeviceAddress;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Who has an open socket, as far as this node knows. A wrong no costs a notice too many, a wrong yes 15 seconds.
public interface Connected {
    /// Here. Never blocks.
    boolean here(DeviceAddress device);

    /// Those of these users with a socket at any node, maybe of another device of theirs; none when there are no other
    /// nodes. May block for a moment.
    Set<UUID> elsewhere(Collection<UUID> users);
}
