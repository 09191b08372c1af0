package com.entativa.messaging.client.inbox;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;
import java.util.UUID;

/// Which messages were taken, so that none is shown twice, and which acknowledgements the relay has not confirmed.
public final class Received {
    /// Longer than the relay keeps anything.
    public static final long KEPT_MILLIS = 60L * 24 * 60 * 60 * 1_000;

    private static final int SLICE = 200;
    private final Transaction rows;

    public Received(Transaction rows) {
        this.rows = rows;
    }

    /// Which of them were taken will be asked.
    void expect(List<UUID> messageIds) {
        rows.expect(Table.RECEIVED, messageIds.stream().map(UUID::toString).toList());
    }

    public boolean has(UUID messageId) {
        return rows.get(Table.RECEIVED, messageId.toString()).isPresent();
    }

    public void add(UUID messageId, long nowMillis) {
        rows.put(
                Table.RECEIVED,
                messageId.toString(),
                new ByteWriter().u64(nowMillis).finish());
    }

    public void oweAcknowledgement(UUID messageId) {
        rows.put(Table.OWED_ACK, messageId.toString(), new byte[] {1});
    }

    public List<UUID> owed() {
        return rows.all(Table.OWED_ACK).stream()
                .map(row -> UUID.fromString(row.key()))
                .toList();
    }

    public void acknowledged(List<UUID> messageIds) {
        for (UUID id : messageIds) rows.delete(Table.OWED_ACK, id.toString());
    }

    /// Of the rows beyond this key one slice. Beyond which key the next one lies; empty at the end.
    public String dropOlderThan(long millis, String beyond) {
        List<Row> slice = rows.scan(Table.RECEIVED, "", new Scan(false, beyond, SLICE));
        for (Row row : slice) {
            if (new ByteReader(row.value()).u64() < millis) rows.delete(Table.RECEIVED, row.key());
        }
        return slice.size() < SLICE ? "" : slice.getLast().key();
    }
}
