package com.entativa.messaging.server.conversation;

import java.util.List;
import java.util.UUID;

/// Whom a person blocks. Nothing of a blocked person reaches them in a direct conversation or adds them to a group, and
/// neither sees of the other what is fleeting. Whether the other exists is not told.
public interface Blocks {
    void block(UUID user, UUID other, long atMillis);

    void unblock(UUID user, UUID other);

    List<UUID> of(UUID user);
}
