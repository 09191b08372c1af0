package com.entativa.messaging.server.device;

import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.DeviceAddress;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The devices of accounts. Blocking; any thread.
public final class Devices {
    /// Another node's removal is seen here this late; our own at once.
    private static final Duration STANDING_IS_FRESH = Duration.ofSeconds(2);

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final DeviceStore store;
    private final OpenSockets sockets;
    private final DeviceLists lists;
    private final InstantSource clock;
    private final LoadingCache<DeviceAddress, Standing> standings;
    /// The day that was written last, so that a device costs one write a day.
    private final Cache<DeviceAddress, Long> seen =
            Caffeine.newBuilder().maximumSize(100_000).build();

    public Devices(DeviceStore store, OpenSockets sockets, DeviceLists lists, InstantSource clock) {
        this.lists = lists;
        this.store = store;
        this.sockets = sockets;
        this.clock = clock;
        this.standings = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(STANDING_IS_FRESH)
                .build(store::standing);
    }

    /// What removing came to.
    public enum Removal {
        DONE,
        NOT_FOUND,
        /// A waiting device may remove only itself.
        NOT_LINKED
    }

    public List<Device> of(UUID user) {
        return store.devicesOf(user);
    }

    /// A waiting device is looked at each time: another node may just have linked it.
    public Standing standing(DeviceAddress device) {
        Standing standing = standings.get(device);
        if (standing != Standing.WAITING) return standing;
        standings.invalidate(device);
        return standings.get(device);
    }

    /// Those of them that are no more; asks the store.
    public Set<DeviceAddress> gone(Collection<DeviceAddress> some) {
        return store.gone(some);
    }

    /// The device called or opened a socket. The day alone is kept: more would be a diary of its owner.
    public void seen(DeviceAddress device) {
        long day = clock.millis() - Math.floorMod(clock.millis(), DAY);
        Long written = seen.getIfPresent(device);
        if (written != null && written == day) return;
        store.seen(device, day);
        seen.put(device, day);
    }

    /// Empty: no name. False when the caller has no such device.
    public boolean rename(DeviceAddress caller, int deviceId, byte[] encryptedName) {
        return store.rename(new DeviceAddress(caller.userId(), deviceId), encryptedName);
    }

    public Removal remove(DeviceAddress caller, int deviceId) {
        DeviceAddress device = new DeviceAddress(caller.userId(), deviceId);
        if (!device.equals(caller) && standing(caller) != Standing.LINKED) return Removal.NOT_LINKED;
        if (!store.remove(device)) return Removal.NOT_FOUND;
        revoked(device);
        lists.changed(device);
        return Removal.DONE;
    }

    /// `forGood` when the device cannot come back with new tokens of ours: its access tokens end at once too.
    public void logOut(DeviceAddress device, boolean forGood) {
        store.logOut(device, forGood);
        revoked(device);
    }

    /// Ends the tokens of all devices of the account but this one, and their sockets.
    public void logOutOthers(DeviceAddress stays) {
        store.devicesOf(stays.userId()).stream()
                .map(device -> new DeviceAddress(stays.userId(), device.deviceId()))
                .filter(device -> !device.equals(stays))
                .forEach(device -> logOut(device, true));
    }

    /// Its keys changed what it may do.
    public void changed(DeviceAddress device) {
        standings.invalidate(device);
    }

    /// It showed its first signed prekey: from now on it receives.
    public void linked(DeviceAddress device) {
        changed(device);
        lists.changed(device);
    }

    /// It is gone from the store: forget it and close its socket.
    public void revoked(DeviceAddress device) {
        standings.invalidate(device);
        sockets.revoke(device);
    }
}
