package com.entativa.messaging.web.check;

import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;

/// Commits that are counted, so that whoever ends the process at any moment can tell what must be there afterwards.
/// Each writes a line, its mirror image in another table, and the number of commits.
public final class StoreCheck {
    /// What a search through the browser's files must not find.
    public static final String PLAIN = "meet me at the old lighthouse";

    private static final String COUNT = "count";
    private final Store store;

    public StoreCheck(Store store) {
        this.store = store;
    }

    /// Commits up to `most` times more; `committed` hears the number after each.
    public void write(int most, IntConsumer committed) {
        for (int i = 0; i < most; i++) committed.accept(store.inTransaction(this::writeNext));
    }

    private int writeNext(Transaction rows) {
        int next = count(rows) + 1;
        String text = PLAIN + " " + next;
        rows.put(Table.MESSAGE, key(next), bytes(text));
        rows.put(
                Table.RECEIVED,
                key(next),
                bytes(new StringBuilder(text).reverse().toString()));
        rows.put(Table.SETTING, COUNT, bytes(Integer.toString(next)));
        return next;
    }

    /// How many commits there were, after each was found whole, by key and in order both ways.
    public int read() {
        return store.inTransaction(rows -> {
            int count = count(rows);
            List<Transaction.Row> lines = rows.all(Table.MESSAGE);
            List<Transaction.Row> newest = rows.scan(Table.MESSAGE, "", Transaction.Scan.newest("", count + 1));
            if (lines.size() != count || newest.size() != count) throw wrong(count);
            for (int i = 1; i <= count; i++) {
                String text = PLAIN + " " + i;
                boolean whole = text(lines.get(i - 1)).equals(text)
                        && text(newest.get(count - i)).equals(text)
                        && rows.get(Table.RECEIVED, key(i))
                                .map(StoreCheck::string)
                                .filter(mirrored -> new StringBuilder(mirrored)
                                        .reverse()
                                        .toString()
                                        .equals(text))
                                .isPresent();
                if (!whole) throw wrong(i);
            }
            return count;
        });
    }

    private static int count(Transaction rows) {
        return rows.get(Table.SETTING, COUNT)
                .map(row -> Integer.parseInt(string(row)))
                .orElse(0);
    }

    private static IllegalStateException wrong(int number) {
        return new IllegalStateException("commit " + number + " is not whole");
    }

    private static String key(int number) {
        return Integer.toString(1_000_000 + number);
    }

    private static String text(Transaction.Row row) {
        return string(row.value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
