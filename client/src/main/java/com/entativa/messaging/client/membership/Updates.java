package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// News of groups that were not judged yet, within one transaction: those before them are missing, or the group
/// has not been opened. In the order of revisions.
final class Updates {
    /// In one group. More is dropped: that many only somebody sends who means harm.
    static final int MAX_KEPT = 1_000;

    private final Transaction rows;

    Updates(Transaction rows) {
        this.rows = rows;
    }

    /// An update, who sent it, and the time its line has.
    record Update(UUID by, long atMillis, Content content, GroupNews.Update news) {
        long revision() {
            return news.seal().revision();
        }

        GroupAct act() {
            return news.act();
        }
    }

    void add(Update update) {
        UUID conversationId = update.content().conversationId();
        if (of(conversationId).size() >= MAX_KEPT) return;
        ByteWriter out = Uuids.write(new ByteWriter(), update.by()).u64(update.atMillis());
        rows.put(
                Table.GROUP_UPDATE,
                key(update),
                out.sized(update.content().unpadded()).finish());
    }

    List<Update> of(UUID conversationId) {
        List<Update> updates = new ArrayList<>();
        for (Row row : rows.scan(Table.GROUP_UPDATE, conversationId + "/", Scan.ASCENDING)) updates.add(read(row));
        return updates;
    }

    void remove(Update update) {
        rows.delete(Table.GROUP_UPDATE, key(update));
    }

    private static String key(Update update) {
        return update.content().conversationId() + "/" + Messages.time(update.revision()) + "/"
                + update.content().messageId();
    }

    private static Update read(Row row) {
        ByteReader in = new ByteReader(row.value());
        UUID by = Uuids.read(in);
        long at = in.u64();
        Content content = Content.parseUnpadded(in.sized(Contract.MAX_CONTENT_BYTES))
                .orElseThrow(() -> new IllegalStateException("a row of group news is damaged"));
        if (content.body() instanceof GroupNews.Update news) return new Update(by, at, content, news);
        throw new IllegalStateException("a row of group news holds something else");
    }
}
