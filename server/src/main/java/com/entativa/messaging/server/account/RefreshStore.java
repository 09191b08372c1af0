package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import java.util.UUID;

/// Where refresh tokens are kept, by hash alone (lower-case hex of SHA-256).
public interface RefreshStore {
    sealed interface Rotation {
        record Rotated(DeviceAddress device) implements Rotation {}

        /// Used a second time: the family is gone.
        record Reused(DeviceAddress device) implements Rotation {}

        record Unknown() implements Rotation {}
    }

    void add(String hash, UUID family, DeviceAddress device, long expiresAtMillis);

    /// A used `hash` with its own unused `successor` again is `Rotated` as before; with any other it is `Reused`.
    /// Else marks `hash` used and adds `successor` to its family, in one transaction.
    Rotation rotate(String hash, String successor, long nowMillis, long expiresAtMillis);
}
