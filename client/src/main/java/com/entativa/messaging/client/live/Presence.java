package com.entativa.messaging.client.live;

import java.util.UUID;

/// Whether a person is here. `lastSeenMillis`: a full minute; 0 while they are here, or when it is not to be known.
public record Presence(UUID userId, boolean online, long lastSeenMillis) {
    static Presence unknown(UUID userId) {
        return new Presence(userId, false, 0);
    }
}
