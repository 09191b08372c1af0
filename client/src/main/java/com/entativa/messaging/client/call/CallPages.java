package com.entativa.messaging.client.call;

import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The lines of calls over all conversations, by time, within one transaction.
public final class CallPages {
    private final Transaction rows;

    public CallPages(Transaction rows) {
        this.rows = rows;
    }

    void add(Message line) {
        rows.put(Table.CALL_PLACE, place(line), new byte[0]);
    }

    private static String place(Message line) {
        return Messages.time(line.atMillis()) + "/" + line.id();
    }

    /// The newest first.
    public List<Message> newest(int limit) {
        return page("", limit);
    }

    /// Those before this call; none when it is not there.
    public List<Message> before(UUID callId, int limit) {
        return new Messages(rows)
                .find(callId)
                .map(line -> page(place(line), limit))
                .orElse(List.of());
    }

    /// Of a line that was deleted the place is all that is left: it is passed over, and goes.
    private List<Message> page(String beyond, int limit) {
        List<Message> page = new ArrayList<>();
        String from = beyond;
        while (page.size() < limit) {
            List<Row> places = rows.scan(Table.CALL_PLACE, "", Scan.newest(from, limit - page.size()));
            if (places.isEmpty()) return page;
            for (Row row : places) {
                UUID id = UUID.fromString(row.key().substring(row.key().indexOf('/') + 1));
                new Messages(rows).find(id).ifPresentOrElse(page::add, () -> rows.delete(Table.CALL_PLACE, row.key()));
                from = row.key();
            }
        }
        return page;
    }
}
