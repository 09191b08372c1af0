package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// What was sent, until every target device has said that it has it, at most 14 days: from here a device that could
/// not read a message gets it again. R1.6
public final class ResendLog {
    public static final long KEPT_MILLIS = 14L * 24 * 60 * 60 * 1_000;
    public static final int MAX_RESENDS = 5;
    private static final int MANY = 100_000;
    private final Transaction rows;

    public ResendLog(Transaction rows) {
        this.rows = rows;
    }

    /// `resends`: how often each device that has not confirmed got it again, by `userId/deviceId`.
    @SuppressWarnings("ArrayRecordComponent")
    public record Sent(UUID conversationId, long atMillis, byte[] content, Map<String, Integer> resends) {}

    /// With the commit that seals it. In the place of a resend that cannot be read nothing is sent again: the message
    /// it carried is asked for under its own id.
    public void add(OutboxEntry entry, List<Envelope> envelopes, long nowMillis) {
        if (envelopes.isEmpty()) return;
        Sent sent = find(entry.id())
                .orElseGet(
                        () -> new Sent(entry.conversationId(), nowMillis, content(entry, nowMillis), new TreeMap<>()));
        for (Envelope envelope : envelopes) sent.resends().putIfAbsent(name(envelope.to()), 0);
        put(entry.id(), sent);
    }

    private static byte[] content(OutboxEntry entry, long nowMillis) {
        boolean isResend = Content.parse(entry.content())
                .filter(content -> content.messageId().equals(entry.id()))
                .isEmpty();
        Body nothing = new Receipt.Delivered(List.of());
        return isResend
                ? new Content(entry.id(), entry.conversationId(), nowMillis, nothing).encoded()
                : entry.content();
    }

    public Optional<Sent> find(UUID messageId) {
        return rows.get(Table.RESEND, messageId.toString()).map(ResendLog::read);
    }

    /// How often the device got it again, this time included; empty when it was no target or got it often enough.
    public Optional<Integer> countResend(UUID messageId, DeviceAddress device) {
        Optional<Sent> sent = find(messageId);
        Integer before = sent.map(Sent::resends).orElse(Map.of()).get(name(device));
        if (before == null || before >= MAX_RESENDS) return Optional.empty();
        sent.get().resends().put(name(device), before + 1);
        put(messageId, sent.get());
        return Optional.of(before + 1);
    }

    /// The device has it.
    public void confirmed(UUID messageId, DeviceAddress device) {
        find(messageId).ifPresent(sent -> {
            sent.resends().remove(name(device));
            if (sent.resends().isEmpty()) rows.delete(Table.RESEND, messageId.toString());
            else put(messageId, sent);
        });
    }

    /// Whether a device of somebody else may still ask for something that was said in this conversation, or done to it.
    public boolean isOwed(UUID conversationId, UUID self) {
        return rows.all(Table.RESEND).stream()
                .map(row -> read(row.value()))
                .filter(sent -> sent.conversationId().equals(conversationId))
                .filter(sent -> sent.resends().keySet().stream().anyMatch(device -> !device.startsWith(self + "/")))
                .flatMap(sent -> Content.parse(sent.content()).stream())
                .anyMatch(content -> content.body() instanceof Saying || content.body() instanceof GroupNews);
    }

    public void dropOlderThan(long millis) {
        for (Row row : rows.all(Table.RESEND)) {
            if (read(row.value()).atMillis() < millis) rows.delete(Table.RESEND, row.key());
        }
    }

    private void put(UUID messageId, Sent sent) {
        ByteWriter out = Uuids.write(new ByteWriter(), sent.conversationId());
        out.u64(sent.atMillis()).sized(sent.content()).u32(sent.resends().size());
        sent.resends().forEach((device, count) -> {
            int slash = device.indexOf('/');
            Uuids.write(out, UUID.fromString(device.substring(0, slash)));
            out.u32(Integer.parseInt(device.substring(slash + 1))).u32(count);
        });
        rows.put(Table.RESEND, messageId.toString(), out.finish());
    }

    private static Sent read(byte[] row) {
        ByteReader in = new ByteReader(row);
        UUID conversationId = Uuids.read(in);
        long at = in.u64();
        byte[] content = in.sized(Contract.MAX_CONTENT_BYTES);
        Map<String, Integer> resends = new TreeMap<>();
        for (int left = in.count(MANY); left > 0; left--) {
            String device = name(new DeviceAddress(Uuids.read(in), in.u32()));
            resends.put(device, in.u32());
        }
        return new Sent(conversationId, at, content, resends);
    }

    private static String name(DeviceAddress device) {
        return device.userId() + "/" + device.deviceId();
    }
}
