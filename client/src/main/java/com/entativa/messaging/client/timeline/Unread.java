package com.entativa.messaging.client.timeline;

import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The lines the user has not seen, in their order, within one transaction.
public final class Unread {
    private final Transaction rows;

    public Unread(Transaction rows) {
        this.rows = rows;
    }

    public boolean has(Message message) {
        return rows.get(Table.UNREAD, Messages.place(message)).isPresent();
    }

    public Optional<UUID> first(UUID conversationId) {
        return rows.scan(Table.UNREAD, conversationId + "/", Scan.first(1)).stream()
                .map(row -> id(row.key()))
                .findFirst();
    }

    /// Those up to this message, itself included.
    public List<Message> upTo(Message last) {
        Messages messages = new Messages(rows);
        List<Message> unread = new ArrayList<>();
        String end = Messages.place(last);
        for (Row row : rows.scan(Table.UNREAD, last.conversationId() + "/", Scan.ASCENDING)) {
            if (row.key().compareTo(end) > 0) break;
            messages.find(id(row.key())).ifPresent(unread::add);
        }
        return unread;
    }

    private static UUID id(String place) {
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }
}
