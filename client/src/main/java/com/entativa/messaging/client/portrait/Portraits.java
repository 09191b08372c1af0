package com.entativa.messaging.client.portrait;

import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The portraits this device has, and whom it gave the user's own, within one transaction. A portrait is kept as the
/// content that brought it.
public final class Portraits {
    private static final String OF = "of/";
    private static final String GIVEN = "given/";
    private final Transaction rows;

    public Portraits(Transaction rows) {
        this.rows = rows;
    }

    public Optional<Portrait> find(UUID userId) {
        return rows.get(Table.PORTRAIT, OF + userId).map(row -> Portrait.read(userId, row));
    }

    public List<Portrait> all() {
        List<Portrait> all = new ArrayList<>();
        for (Row row : rows.all(Table.PORTRAIT, OF)) {
            all.add(Portrait.read(UUID.fromString(row.key().substring(OF.length())), row.value()));
        }
        return all;
    }

    /// The latest by sent time holds. Whether it is this one.
    public boolean take(Portrait portrait) {
        boolean isLater = find(portrait.userId())
                .filter(known -> !portrait.stamp().isAfter(known.stamp()))
                .isEmpty();
        if (isLater) rows.put(Table.PORTRAIT, OF + portrait.userId(), portrait.encoded());
        return isLater;
    }

    /// Whether this person was given the portrait of that time.
    boolean isGiven(UUID userId, Stamp stamp) {
        return rows.get(Table.PORTRAIT, GIVEN + userId)
                .filter(row -> new String(row, StandardCharsets.US_ASCII).equals(mark(stamp)))
                .isPresent();
    }

    void given(UUID userId, Stamp stamp) {
        rows.put(Table.PORTRAIT, GIVEN + userId, mark(stamp).getBytes(StandardCharsets.US_ASCII));
    }

    private static String mark(Stamp stamp) {
        return Long.toString(stamp.atMillis());
    }

    /// Somebody may be due the user's own.
    public boolean isDue() {
        return rows.get(Table.SETTING, Chats.PORTRAIT_DUE).isPresent();
    }

    void settled() {
        rows.delete(Table.SETTING, Chats.PORTRAIT_DUE);
    }
}
