package com.entativa.messaging.server.device;

import com.entativa.messaging.api.DeviceAddress;

/// The sockets that are open now, as far as devices are concerned.
public interface OpenSockets {
    /// Closes the device's socket, if it has one, because it was logged out or revoked (4401).
    void revoke(DeviceAddress device);
}
