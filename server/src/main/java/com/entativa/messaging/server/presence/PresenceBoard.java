package com.entativa.messaging.server.presence;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Who has a socket, on whichever node. May block for a moment; what cannot be found out is left out.
public interface PresenceBoard {
    /// How long a node that says nothing counts as there.
    java.time.Duration LIFE = java.time.Duration.ofSeconds(30);

    /// These have a socket here. Returns those that had none anywhere before.
    Set<UUID> arrive(Collection<UUID> users);

    /// These have none here any more. Returns those that have none anywhere now.
    Set<UUID> leave(Collection<UUID> users);

    Set<UUID> online(Collection<UUID> users);

    /// To be called well within {@link #LIFE}: all that have a socket here.
    void refresh(Collection<UUID> users);

    /// Those that were at a node which died and are nowhere now; each is told to one node once.
    Set<UUID> orphans();
}
