package com.entativa.messaging.client.timeline;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Contents that name a message which is not here yet, within one transaction. C-T-3
public final class Waiting {
    public static final long KEPT_MILLIS = 14L * 24 * 60 * 60 * 1_000;

    /// In one conversation. More is dropped: that many only somebody sends who means harm.
    public static final int MAX_WAITING = 1_000;

    private final Transaction rows;
    private final Timeline timeline;

    public Waiting(Transaction rows, Timeline timeline) {
        this.rows = rows;
        this.timeline = timeline;
    }

    /// A content, who sent it, and since when it waits.
    record Item(UUID senderId, long sinceMillis, Content content) {}

    void add(UUID target, Item item) {
        UUID conversationId = item.content().conversationId();
        String key = prefix(conversationId, target) + item.content().messageId();
        boolean isFull = timeline.chat(conversationId).tally().waiting() >= MAX_WAITING;
        if (isFull || rows.get(Table.WAITING, key).isPresent()) return;
        ByteWriter out = Uuids.write(new ByteWriter(), item.senderId()).u64(item.sinceMillis());
        rows.put(Table.WAITING, key, out.sized(item.content().unpadded()).finish());
        timeline.change(conversationId, chat -> chat.waiting(1));
    }

    /// What waited for this message; it waits no more.
    List<Item> take(UUID conversationId, UUID target) {
        if (timeline.chat(conversationId).tally().waiting() == 0) return List.of();
        List<Item> items = new ArrayList<>();
        for (Row row : rows.all(Table.WAITING, prefix(conversationId, target))) {
            items.add(read(row.value()));
            drop(row.key());
        }
        return items;
    }

    public void dropOlderThan(long millis) {
        for (Row row : rows.all(Table.WAITING)) {
            if (read(row.value()).sinceMillis() < millis) drop(row.key());
        }
    }

    private void drop(String key) {
        rows.delete(Table.WAITING, key);
        UUID conversationId = UUID.fromString(key.substring(0, key.indexOf('/')));
        timeline.change(conversationId, chat -> chat.waiting(-1));
    }

    private static String prefix(UUID conversationId, UUID target) {
        return conversationId + "/" + target + "/";
    }

    private static Item read(byte[] row) {
        ByteReader in = new ByteReader(row);
        UUID sender = Uuids.read(in);
        long since = in.u64();
        Content content = Content.parseUnpadded(in.sized(Contract.MAX_CONTENT_BYTES))
                .orElseThrow(() -> new IllegalStateException("a waiting row is damaged"));
        return new Item(sender, since, content);
    }
}
