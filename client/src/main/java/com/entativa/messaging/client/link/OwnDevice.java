package com.entativa.messaging.client.link;

/// A device of this account. `name` is what its user called it; empty when it has none, or when it was not sealed by a
/// device of this account.
public record OwnDevice(int deviceId, String name, Dates dates, Mark mark, boolean active) {

    /// When it was added, and the day it was last here.
    public record Dates(long addedMillis, long lastSeenMillis) {}

    public enum Mark {
        THIS_ONE,
        KNOWN,
        /// It was added, and the user of this device has not said yet that they know of it.
        NEW
    }
}
