package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.outbox.OutboxCodec;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Optional;
import java.util.UUID;

/// Messages that could not be read and were asked for again, within one transaction. R1.6: at most five times,
/// backing off.
public final class Retries {
    public static final int MAX_REQUESTS = 5;
    private static final Backoff BACKOFF = new Backoff(60_000, 24 * 60 * 60_000);
    private final Profile profile;
    private final Transaction rows;

    public Retries(Profile profile, Transaction rows) {
        this.profile = profile;
        this.rows = rows;
    }

    public record Pending(UUID conversationId, DeviceAddress from, Unreadable reason, int requests, long nextMillis) {}

    /// Asks for the message, now and later again.
    public void begin(UUID messageId, UUID conversationId, DeviceAddress from, Unreadable reason) {
        request(messageId, new Pending(conversationId, from, reason, 0, 0));
    }

    public Optional<Pending> find(UUID messageId) {
        return rows.get(Table.RETRY, messageId.toString()).map(Retries::read);
    }

    public void end(UUID messageId) {
        rows.delete(Table.RETRY, messageId.toString());
    }

    public void requestDue() {
        for (Row row : rows.all(Table.RETRY)) {
            Pending pending = read(row.value());
            boolean due = pending.nextMillis() <= profile.nowMillis() && pending.requests() < MAX_REQUESTS;
            if (due) request(UUID.fromString(row.key()), pending);
        }
    }

    private void request(UUID messageId, Pending pending) {
        Body body = new Receipt.RetryRequest(messageId, pending.reason());
        new Queue(profile, rows).add(pending.conversationId(), body, new Addressing.Anew(pending.from()));
        int requests = pending.requests() + 1;
        long next = profile.nowMillis()
                + BACKOFF.delayMillis(requests, profile.platform().randomness());
        ByteWriter out = Uuids.write(new ByteWriter(), pending.conversationId());
        OutboxCodec.write(out, pending.from());
        out.u8(pending.reason().code()).u32(requests).u64(next);
        rows.put(Table.RETRY, messageId.toString(), out.finish());
    }

    private static Pending read(byte[] row) {
        ByteReader in = new ByteReader(row);
        return new Pending(Uuids.read(in), OutboxCodec.device(in), Unreadable.of(in.u8()), in.u32(), in.u64());
    }
}
