package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.ServerFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the relay keeps of one device: its public keys, its log-in and its mailbox.
public final class RelayDevice {
    final DeviceAddress address;
    final Map<UUID, ServerFrame> mailbox = new LinkedHashMap<>();
    final List<RelaySocket> sockets = new ArrayList<>();
    final List<PreKeyUpload.Signed> signed = new ArrayList<>();
    final Map<Integer, byte[]> oneTime = new LinkedHashMap<>();
    private final Set<Integer> usedOneTime = new HashSet<>();
    byte[] name = {};
    int registrationId = 1;
    boolean loggedIn = true;

    RelayDevice(DeviceAddress address) {
        this.address = address;
    }

    public DeviceAddress address() {
        return address;
    }

    public int oneTimeLeft() {
        return oneTime.size();
    }

    public int waiting() {
        return mailbox.size();
    }

    public void forgetKeys() {
        signed.clear();
        oneTime.clear();
    }

    void forgetStock() {
        oneTime.clear();
        usedOneTime.clear();
    }

    public Set<Integer> stock() {
        return Set.copyOf(oneTime.keySet());
    }

    /// As if this many one-time prekeys had been handed out.
    public void handOut(int count) {
        for (int id : List.copyOf(oneTime.keySet()).subList(0, count)) take(id);
    }

    boolean isActive() {
        return !signed.isEmpty();
    }

    /// The ids that were not taken.
    List<Integer> upload(PreKeyUpload upload) {
        if (upload.registrationId() > 0) registrationId = upload.registrationId();
        if (!upload.signed().isEmpty()) {
            signed.clear();
            signed.add(upload.signed().getLast());
        }
        List<Integer> rejected = new ArrayList<>();
        for (PreKeyUpload.OneTime key : upload.oneTime()) {
            if (usedOneTime.contains(key.keyId())) rejected.add(key.keyId());
            else oneTime.put(key.keyId(), key.publicKey());
        }
        return rejected;
    }

    DeviceBundle bundle() {
        PreKeyUpload.Signed key = signed.getFirst();
        return new DeviceBundle(
                address.deviceId(), registrationId, key.keyId(), key.publicKey(), key.signature(), nextOneTime());
    }

    private DeviceBundle.OneTime nextOneTime() {
        if (oneTime.isEmpty()) return DeviceBundle.OneTime.None.NONE;
        int id = oneTime.keySet().iterator().next();
        return new DeviceBundle.OneTime.Offered(id, take(id));
    }

    private byte[] take(int id) {
        usedOneTime.add(id);
        byte[] key = oneTime.remove(id);
        if (key == null) throw new IllegalStateException("no such key");
        return key;
    }

    void put(UUID id, ServerFrame frame) {
        mailbox.put(id, frame);
        for (RelaySocket socket : List.copyOf(sockets)) socket.push();
    }
}
