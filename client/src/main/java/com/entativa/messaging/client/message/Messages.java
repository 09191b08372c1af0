package com.entativa.messaging.client.message;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The messages of a profile within one transaction. Rows lie by conversation and time, so a page is one scan; a
/// second table finds the place of an id.
public final class Messages {
    private final Transaction rows;

    public Messages(Transaction rows) {
        this.rows = rows;
    }

    /// Puts it in, or in the place of the one with its id.
    public void put(Message message) {
        String place = place(message);
        placeOf(message.id()).filter(old -> !old.equals(place)).ifPresent(old -> rows.delete(Table.MESSAGE, old));
        rows.put(Table.MESSAGE, place, MessageCodec.write(message));
        rows.put(Table.MESSAGE_PLACE, message.id().toString(), place.getBytes(StandardCharsets.US_ASCII));
    }

    /// These will be looked for.
    public void expect(List<UUID> ids) {
        rows.expect(Table.MESSAGE_PLACE, ids.stream().map(UUID::toString).toList());
    }

    public Optional<Message> find(UUID id) {
        return placeOf(id).flatMap(place -> rows.get(Table.MESSAGE, place)).map(MessageCodec::read);
    }

    public void remove(UUID id) {
        placeOf(id).ifPresent(place -> rows.delete(Table.MESSAGE, place));
        rows.delete(Table.MESSAGE_PLACE, id.toString());
    }

    /// The newest `limit` messages, oldest first.
    public List<Message> newest(UUID conversationId, int limit) {
        return descending(conversationId, "", limit);
    }

    /// The first `limit` messages, oldest first.
    public List<Message> oldest(UUID conversationId, int limit) {
        return ascending(conversationId, "", limit);
    }

    /// The `limit` messages right before this one, oldest first. None when it is not there.
    public List<Message> before(UUID conversationId, UUID id, int limit) {
        return placeIn(conversationId, id)
                .map(place -> descending(conversationId, place, limit))
                .orElse(List.of());
    }

    /// The `limit` messages right after this one, oldest first. None when it is not there.
    public List<Message> after(UUID conversationId, UUID id, int limit) {
        return placeIn(conversationId, id)
                .map(place -> ascending(conversationId, place, limit))
                .orElse(List.of());
    }

    private List<Message> descending(UUID conversationId, String beyond, int limit) {
        List<Message> page = new ArrayList<>();
        for (Row row : rows.scan(Table.MESSAGE, conversationId + "/", Scan.newest(beyond, limit))) {
            page.add(MessageCodec.read(row.value()));
        }
        return page.reversed();
    }

    private List<Message> ascending(UUID conversationId, String beyond, int limit) {
        List<Message> page = new ArrayList<>();
        for (Row row : rows.scan(Table.MESSAGE, conversationId + "/", new Scan(false, beyond, limit))) {
            page.add(MessageCodec.read(row.value()));
        }
        return page;
    }

    private Optional<String> placeIn(UUID conversationId, UUID id) {
        return placeOf(id).filter(place -> place.startsWith(conversationId + "/"));
    }

    private Optional<String> placeOf(UUID id) {
        return rows.get(Table.MESSAGE_PLACE, id.toString()).map(place -> new String(place, StandardCharsets.US_ASCII));
    }

    /// `conversation/time/id`: sorts a conversation's messages by time.
    public static String place(Message message) {
        return message.conversationId() + "/" + time(message.atMillis()) + "/" + message.id();
    }

    /// Fifteen digits, so that times sort as text.
    public static String time(long millis) {
        String digits = Long.toString(millis);
        return "0".repeat(15 - digits.length()) + digits;
    }
}
