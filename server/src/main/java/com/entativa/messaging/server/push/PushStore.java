package com.entativa.messaging.server.push;

import com.entativa.messaging.api.DeviceAddress;
import java.util.Collection;
import java.util.List;

/// Where subscriptions are kept, one a device.
public interface PushStore {
    /// Replaces the one before.
    void put(DeviceAddress device, Subscription subscription);

    void remove(DeviceAddress device);

    /// The push service knows it no more. One that was replaced meanwhile stays.
    void removeGone(DeviceAddress device, Subscription subscription);

    /// Of these devices those that have a subscription and a message that waits.
    List<Due> due(Collection<DeviceAddress> devices, long nowMillis);

    /// `oldestMillis` is when the oldest message that waits was sent; `urgent`: one of them is.
    record Due(DeviceAddress device, Subscription subscription, long oldestMillis, boolean urgent) {}

    /// True for one of all nodes that ask, and only if the last notice was before `quietSinceMillis`.
    boolean claim(DeviceAddress device, long nowMillis, long quietSinceMillis);
}
