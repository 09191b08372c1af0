package com.entativa.messaging.server.device;

import com.entativa.messaging.api.DeviceAddress;

/// Who is told that an account has other devices now.
public interface DeviceLists {
    /// `device` was linked, or is gone.
    void changed(DeviceAddress device);
}
