package com.entativa.messaging.client.link;

import com.entativa.messaging.api.Device;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Keeps the list of the account's devices and tells of each that was added or is gone: no device joins behind the
/// others' backs. On the actor's thread. L-7
public final class DeviceWatch {
    private static final long RETRY_MILLIS = 60_000;
    private final Profile profile;
    private final Store store;
    private final Events events;
    private long notBeforeMillis;

    public DeviceWatch(Profile profile, Events events) {
        this.profile = profile;
        this.store = profile.platform().store();
        this.events = events;
    }

    /// While the relay answers. A notice that came waits in the store until the list was asked for.
    public void tick() {
        if (profile.nowMillis() < notBeforeMillis) return;
        if (store.inTransaction(rows -> new DeviceList(rows).isDue())) refresh();
    }

    /// The list as the relay has it, the oldest first.
    public Answer<List<OwnDevice>> refresh() {
        notBeforeMillis = profile.nowMillis() + RETRY_MILLIS;
        return profile.relay().devices().map(devices -> {
            List<Event> happened = new ArrayList<>();
            List<OwnDevice> own = store.inTransaction(rows -> take(rows, devices, happened));
            notBeforeMillis = 0;
            happened.forEach(events::emit);
            return own;
        });
    }

    private List<OwnDevice> take(Transaction rows, List<Device> devices, List<Event> happened) {
        DeviceList list = new DeviceList(rows);
        boolean isFirst = list.isEmpty();
        Set<Integer> gone = new TreeSet<>(list.devices());
        List<OwnDevice> own = new ArrayList<>();
        for (Device device : devices) {
            int id = device.deviceId();
            boolean isActive = device.state() == Device.State.ACTIVE;
            boolean isAdded = isActive && !gone.remove(id);
            boolean isTold = isAdded && !isFirst && id != self();
            if (isAdded) list.add(id, isTold && !list.isExpected(id));
            OwnDevice each = described(list, device);
            if (isTold) happened.add(new Event.DeviceAdded(each));
            own.add(each);
        }
        for (int id : gone) {
            list.remove(id);
            forget(rows, id);
            happened.add(new Event.DeviceRemoved(id));
        }
        list.asked();
        return own;
    }

    private OwnDevice described(DeviceList list, Device device) {
        int id = device.deviceId();
        OwnDevice.Mark mark = id == self() ? OwnDevice.Mark.THIS_ONE : OwnDevice.Mark.KNOWN;
        String name = new DeviceNames(profile.platform(), profile.account())
                .open(device.encryptedName())
                .orElse("");
        return new OwnDevice(
                id,
                name,
                new OwnDevice.Dates(device.createdAtMillis(), device.lastSeenMillis()),
                list.isNew(id) ? OwnDevice.Mark.NEW : mark,
                device.state() == Device.State.ACTIVE);
    }

    /// Nothing more is sealed for it.
    private void forget(Transaction rows, int deviceId) {
        Peers peers = new Peers(rows);
        Peer ourselves = peers.find(profile.self().userId());
        if (ourselves.registrationIds().containsKey(deviceId)) peers.forget(ourselves.device(deviceId));
    }

    /// Takes a device out of the account: its keys, its mailbox and its log-in go at the relay, and nothing is sealed
    /// for it any more.
    public Answer<List<OwnDevice>> revoke(int deviceId) {
        return profile.relay().removeDevice(deviceId).then(_ -> refresh());
    }

    public Answer<Boolean> rename(int deviceId, String name) {
        byte[] sealed = new DeviceNames(profile.platform(), profile.account()).seal(name);
        return profile.relay().renameDevice(deviceId, sealed);
    }

    /// The user knows of it.
    public void acknowledge(int deviceId) {
        store.inTransaction(rows -> {
            new DeviceList(rows).acknowledge(deviceId);
            return true;
        });
    }

    private int self() {
        return profile.self().deviceId();
    }
}
