package com.entativa.messaging.client.group;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.senderkey.SenderKeyCodec;
import com.entativa.messaging.protocol.senderkey.SenderKeyState;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Our sender key in one group. `handed`: the devices it was given to, with the registration ids they had; `handing`:
/// the messages of the outbox it went out in last.
record OwnSenderKey(SenderKeyState state, Map<DeviceAddress, Integer> handed, List<UUID> handing) {
    private static final int MANY = 100_000;
    private static final int MAX_STATE = 1_024;

    OwnSenderKey {
        handed = new LinkedHashMap<>(handed);
        handing = List.copyOf(handing);
    }

    static OwnSenderKey fresh(SenderKeyState state) {
        return new OwnSenderKey(state, Map.of(), List.of());
    }

    /// Whether only these have it.
    boolean isOnlyWith(Map<DeviceAddress, Integer> devices) {
        return handed.entrySet().stream().allMatch(one -> one.getValue().equals(devices.get(one.getKey())));
    }

    OwnSenderKey handed(Map<DeviceAddress, Integer> devices, UUID messageId) {
        Map<DeviceAddress, Integer> all = new LinkedHashMap<>(handed);
        all.putAll(devices);
        List<UUID> under = new ArrayList<>(handing);
        under.add(messageId);
        return new OwnSenderKey(state, all, under);
    }

    OwnSenderKey without(DeviceAddress device) {
        Map<DeviceAddress, Integer> left = new LinkedHashMap<>(handed);
        left.remove(device);
        return new OwnSenderKey(state, left, handing);
    }

    OwnSenderKey with(SenderKeyState next, List<UUID> still) {
        return new OwnSenderKey(next, handed, still);
    }

    byte[] encoded() {
        ByteWriter out = new ByteWriter().sized(SenderKeyCodec.write(state)).u32(handed.size());
        handed.forEach((device, registration) ->
                Uuids.write(out, device.userId()).u32(device.deviceId()).u32(registration));
        out.u32(handing.size());
        for (UUID id : handing) Uuids.write(out, id);
        return out.finish();
    }

    static OwnSenderKey read(byte[] row) {
        ByteReader in = new ByteReader(row);
        SenderKeyState state = SenderKeyCodec.readState(in.sized(MAX_STATE));
        Map<DeviceAddress, Integer> handed = new LinkedHashMap<>();
        for (int left = in.count(MANY); left > 0; left--) {
            DeviceAddress device = new DeviceAddress(Uuids.read(in), in.u32());
            handed.put(device, in.u32());
        }
        List<UUID> handing = new ArrayList<>();
        for (int left = in.count(MANY); left > 0; left--) handing.add(Uuids.read(in));
        return new OwnSenderKey(state, handed, handing);
    }
}
