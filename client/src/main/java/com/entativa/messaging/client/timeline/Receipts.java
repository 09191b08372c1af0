package com.entativa.messaging.client.timeline;

import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Message.Reach;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.timeline.Timeline.Work;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Who has our messages and who has seen them, within one transaction.
public final class Receipts {
    private final Transaction rows;
    private final Timeline timeline;

    public Receipts(Work work) {
        this.rows = work.rows();
        this.timeline = work.timeline();
    }

    /// By times of the receipts' senders; `readAtMillis` is 0 before it was seen.
    public record Receipt(UUID userId, long deliveredAtMillis, long readAtMillis) {}

    /// Those of one message, for whoever looks at it.
    public static List<Receipt> of(Transaction rows, UUID messageId) {
        List<Receipt> receipts = new ArrayList<>();
        for (Row row : rows.all(Table.RECEIPT, messageId + "/")) {
            UUID userId = UUID.fromString(row.key().substring(row.key().indexOf('/') + 1));
            receipts.add(read(userId, row.value()));
        }
        return receipts;
    }

    /// One of the others has these; `isRead`: has seen them. For lines of ours in the content's conversation
    /// alone.
    public void took(UUID userId, Content content, List<UUID> ids, boolean isRead) {
        long at = content.sentAtMillis();
        Receipt receipt = new Receipt(userId, at, isRead ? at : 0);
        for (UUID id : ids) {
            timeline.find(id)
                    .filter(message -> message.conversationId().equals(content.conversationId()))
                    .ifPresent(message -> took(message, receipt));
        }
    }

    private void took(Message message, Receipt receipt) {
        if (!(message.line() instanceof Line.Own own)) return;
        String key = message.id() + "/" + receipt.userId;
        Receipt before = rows.get(Table.RECEIPT, key)
                .map(row -> read(receipt.userId, row))
                .orElse(new Receipt(receipt.userId, 0, 0));
        boolean isDelivery = before.deliveredAtMillis == 0;
        boolean isReading = before.readAtMillis == 0 && receipt.readAtMillis != 0;
        if (!isDelivery && !isReading) return;
        long delivered = isDelivery ? receipt.deliveredAtMillis : before.deliveredAtMillis;
        long read = Math.max(before.readAtMillis, receipt.readAtMillis);
        rows.put(Table.RECEIPT, key, new ByteWriter().u64(delivered).u64(read).finish());
        Reach reach = own.reach().and(isDelivery, isReading);
        timeline.put(message.with(new Line.Own(own.said(), progress(message, own, reach), reach)));
    }

    private Progress progress(Message message, Line.Own own, Reach reach) {
        int others =
                Math.max(1, new Groups(rows).members(message.conversationId()).size() - 1);
        if (reach.read() >= others) return Progress.READ;
        if (reach.delivered() >= others) return Progress.DELIVERED;
        return own.progress().hasArrived() ? own.progress() : Progress.SENT;
    }

    private static Receipt read(UUID userId, byte[] row) {
        ByteReader in = new ByteReader(row);
        return new Receipt(userId, in.u64(), in.u64());
    }
}
