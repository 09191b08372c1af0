package com.entativa.messaging.server.presence;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// What is kept of presence.
public interface PresenceStore {
    /// `lastSeenMillis` is a full minute, 0 when it is not known.
    record Kept(boolean hidden, long lastSeenMillis) {}

    /// Of whom nothing is kept is left out: they are not hidden.
    Map<UUID, Kept> of(Collection<UUID> users);

    void seen(Collection<UUID> users, long minuteMillis);

    void hide(UUID user, boolean hidden);
}
