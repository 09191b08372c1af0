package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;

/// An outbox entry as a row.
public final class OutboxCodec {
    private static final int MANY = 100_000;
    private static final int EVERYONE = 0;
    private static final int DEVICES = 1;
    private static final int ANEW = 2;
    private static final int PEOPLE = 3;
    private static final int APART = 4;
    private static final int TRUSTED = 5;
    private static final int WAITING = 0;
    private static final int HELD = 1;
    private static final int READY = 2;

    private OutboxCodec() {}

    public static byte[] write(OutboxEntry entry) {
        ByteWriter out = new ByteWriter();
        Uuids.write(out, entry.id());
        Uuids.write(out, entry.conversationId()).sized(entry.content());
        switch (entry.addressing()) {
            case Addressing.Everyone _ -> out.u8(EVERYONE);
            case Addressing.Apart _ -> out.u8(APART);
            case Addressing.Devices(List<DeviceAddress> devices) -> write(out.u8(DEVICES), devices);
            case Addressing.Trusted(List<DeviceAddress> devices) -> write(out.u8(TRUSTED), devices);
            case Addressing.Anew(DeviceAddress device) -> write(out.u8(ANEW), device);
            case Addressing.People(List<UUID> userIds) -> {
                out.u8(PEOPLE).u32(userIds.size());
                userIds.forEach(userId -> Uuids.write(out, userId));
            }
        }
        switch (entry.stage()) {
            case Stage.Waiting(long notBefore, int failures) ->
                out.u8(WAITING).u64(notBefore).u32(failures);
            case Stage.Held(var userId) -> Uuids.write(out.u8(HELD), userId);
            case Stage.Ready(List<Envelope> envelopes, long notBefore, int failures) -> {
                out.u8(READY).u64(notBefore).u32(failures);
                write(envelopes, out);
            }
        }
        return out.finish();
    }

    public static OutboxEntry read(byte[] row) {
        ByteReader in = new ByteReader(row);
        return new OutboxEntry(
                Uuids.read(in), Uuids.read(in), in.sized(Contract.MAX_CONTENT_BYTES), addressing(in), stage(in));
    }

    private static Addressing addressing(ByteReader in) {
        return switch (in.u8()) {
            case EVERYONE -> Addressing.Everyone.EVERYONE;
            case APART -> Addressing.Apart.APART;
            case DEVICES -> new Addressing.Devices(devices(in));
            case TRUSTED -> new Addressing.Trusted(devices(in));
            case ANEW -> new Addressing.Anew(device(in));
            case PEOPLE -> {
                List<UUID> userIds = new ArrayList<>();
                for (int left = in.count(MANY); left > 0; left--) userIds.add(Uuids.read(in));
                yield new Addressing.People(userIds);
            }
            default -> throw new IllegalStateException("an outbox row has an unknown addressing");
        };
    }

    private static Stage stage(ByteReader in) {
        return switch (in.u8()) {
            case WAITING -> new Stage.Waiting(in.u64(), in.u32());
            case HELD -> new Stage.Held(Uuids.read(in));
            case READY -> {
                long notBefore = in.u64();
                int failures = in.u32();
                yield new Stage.Ready(envelopes(in), notBefore, failures);
            }
            default -> throw new IllegalStateException("an outbox row has an unknown stage");
        };
    }

    /// What several devices get is written once, and read into envelopes that share it.
    private static void write(List<Envelope> envelopes, ByteWriter out) {
        IdentityHashMap<byte[], Integer> numbers = new IdentityHashMap<>();
        List<byte[]> contents = new ArrayList<>();
        for (Envelope envelope : envelopes) {
            if (numbers.putIfAbsent(envelope.content(), contents.size()) == null) contents.add(envelope.content());
        }
        out.u32(contents.size());
        contents.forEach(out::sized);
        out.u32(envelopes.size());
        for (Envelope envelope : envelopes) {
            write(out, envelope.to()).u32(envelope.registrationId()).u32(numbers.getOrDefault(envelope.content(), 0));
        }
    }

    private static List<Envelope> envelopes(ByteReader in) {
        List<byte[]> contents = new ArrayList<>();
        for (int left = in.count(MANY); left > 0; left--) contents.add(in.sized(Contract.MAX_CONTENT_BYTES));
        List<Envelope> envelopes = new ArrayList<>();
        for (int left = in.count(MANY); left > 0; left--) {
            envelopes.add(new Envelope(device(in), in.u32(), contents.get(in.u32())));
        }
        return envelopes;
    }

    private static void write(ByteWriter out, List<DeviceAddress> devices) {
        out.u32(devices.size());
        devices.forEach(device -> write(out, device));
    }

    private static List<DeviceAddress> devices(ByteReader in) {
        List<DeviceAddress> devices = new ArrayList<>();
        for (int left = in.count(MANY); left > 0; left--) devices.add(device(in));
        return devices;
    }

    public static ByteWriter write(ByteWriter out, DeviceAddress device) {
        return Uuids.write(out, device.userId()).u32(device.deviceId());
    }

    public static DeviceAddress device(ByteReader in) {
        return new DeviceAddress(Uuids.read(in), in.u32());
    }
}
