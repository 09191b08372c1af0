package com.entativa.messaging.server.valkey;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.routing.Opening;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Events as bytes: the version, the node that speaks, a letter for the kind, its fields. A node of another version is
/// not understood, and the database makes up for it.
final class EventCodec {
    private static final int VERSION = 2;
    private final UUID node;

    /// `node` is this one: what it said itself is passed over.
    EventCodec(UUID node) {
        this.node = node;
    }

    byte[] bytes(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, node);
            switch (event) {
                case Event.Committed(Waiting waiting) -> committed(out, waiting);
                case Event.Look(DeviceAddress device) -> device(out, 'k', device);
                case Event.Acknowledged(DeviceAddress device, List<UUID> ids) -> {
                    device(out, 'a', device);
                    out.writeInt(ids.size());
                    for (UUID id : ids) write(out, id);
                }
                case Event.Live(UUID user, String frame) -> {
                    out.writeByte('l');
                    write(out, user);
                    bytes(out, frame.getBytes(StandardCharsets.UTF_8));
                }
                case Event.Revoked(DeviceAddress device) -> device(out, 'r', device);
                case Event.Opened(DeviceAddress device, Opening opening) -> {
                    device(out, 'o', device);
                    out.writeLong(opening.atMillis());
                    out.writeLong(opening.node());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Empty: our own, or not to be understood.
    Optional<Event> event(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION || uuid(in).equals(node)) return Optional.empty();
            return switch (in.readByte()) {
                case 'c' -> Optional.of(new Event.Committed(committed(in)));
                case 'k' -> Optional.of(new Event.Look(device(in)));
                case 'a' -> Optional.of(new Event.Acknowledged(device(in), ids(in)));
                case 'l' -> Optional.of(new Event.Live(uuid(in), new String(bytes(in), StandardCharsets.UTF_8)));
                case 'r' -> Optional.of(new Event.Revoked(device(in)));
                case 'o' -> Optional.of(new Event.Opened(device(in), new Opening(in.readLong(), in.readLong())));
                default -> Optional.empty();
            };
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static void committed(DataOutputStream out, Waiting waiting) throws IOException {
        Delivery delivery = waiting.delivery();
        device(out, 'c', waiting.to());
        out.writeLong(waiting.cursor());
        out.writeByte(waiting.kind().code());
        out.writeBoolean(waiting.urgent());
        write(out, delivery.messageId());
        write(out, delivery.conversationId());
        write(out, delivery.from().userId());
        out.writeInt(delivery.from().deviceId());
        out.writeLong(delivery.sentAtMillis());
        bytes(out, delivery.encryptedContent());
    }

    private static Waiting committed(DataInputStream in) throws IOException {
        DeviceAddress to = device(in);
        long cursor = in.readLong();
        Waiting.Kind kind = Waiting.Kind.of(in.readByte());
        boolean urgent = in.readBoolean();
        UUID message = uuid(in);
        UUID conversation = uuid(in);
        DeviceAddress from = device(in);
        long sentAt = in.readLong();
        return new Waiting(to, cursor, kind, new Delivery(message, conversation, from, bytes(in), sentAt), urgent);
    }

    private static void device(DataOutputStream out, char kind, DeviceAddress device) throws IOException {
        out.writeByte(kind);
        write(out, device.userId());
        out.writeInt(device.deviceId());
    }

    private static DeviceAddress device(DataInputStream in) throws IOException {
        return new DeviceAddress(uuid(in), in.readInt());
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static List<UUID> ids(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) ids.add(uuid(in));
        return ids;
    }

    private static void bytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) throw new IOException("cut short");
        return in.readNBytes(length);
    }
}
