package com.entativa.messaging.server.device;

import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.DeviceAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Where devices are kept.
public interface DeviceStore {
    List<Device> devicesOf(UUID user);

    /// False when there is no such device.
    boolean rename(DeviceAddress device, byte[] encryptedName);

    /// Was here on the day that begins at `dayMillis`.
    void seen(DeviceAddress device, long dayMillis);

    Standing standing(DeviceAddress device);

    /// Those of them that are logged out, removed or were never there.
    Set<DeviceAddress> gone(Collection<DeviceAddress> devices);

    /// Removes the device with its keys, its mailbox and its log-in. False when there was none.
    boolean remove(DeviceAddress device);

    /// Revokes its refresh tokens; with `forGood` its access tokens too.
    void logOut(DeviceAddress device, boolean forGood);
}
