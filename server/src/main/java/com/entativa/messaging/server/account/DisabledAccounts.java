package com.entativa.messaging.server.account;

import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.device.Devices;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Cuts the sockets of accounts that an operator disabled, from whatever process. One thread.
public final class DisabledAccounts {
    /// How often to look.
    public static final Duration PERIOD = Duration.ofSeconds(2);

    /// Clocks may differ, and the database may be away for a while.
    private static final Duration BACK = Duration.ofHours(24);

    private final AdminStore store;
    private final Devices devices;
    private Map<UUID, Long> done = new HashMap<>();

    public DisabledAccounts(AdminStore store, Devices devices) {
        this.store = store;
        this.devices = devices;
    }

    public void cut(long nowMillis) {
        Map<UUID, Long> seen = new HashMap<>();
        for (AdminStore.Disabled account : store.disabledSince(nowMillis - BACK.toMillis())) {
            seen.put(account.id(), account.atMillis());
            if (Long.valueOf(account.atMillis()).equals(done.get(account.id()))) continue;
            for (Device device : devices.of(account.id())) {
                devices.revoked(new DeviceAddress(account.id(), device.deviceId()));
            }
        }
        done = seen;
    }
}
