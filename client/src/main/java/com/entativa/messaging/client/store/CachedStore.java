package com.entativa.messaging.client.store;

import com.entativa.messaging.client.store.RecentRows.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Spares the store below reads that are slow there, as a browser's are. Small tables that are looked through often
/// are held whole, from their first use on; of the others the rows that were read or written last. Writes go through.
/// Right only while nobody else writes below (R1.2).
public final class CachedStore implements Store {
    private static final Set<Table> WHOLE = Set.of(
            Table.ACCOUNT,
            Table.TOKENS,
            Table.SIGNED_PREKEY,
            Table.ONE_TIME_PREKEY,
            Table.NAME,
            Table.CONVERSATION,
            Table.OUTBOX,
            Table.OWED_ACK,
            Table.RETRY,
            Table.ATTEMPT,
            Table.CHAT,
            Table.CHAT_ORDER,
            Table.BLOCKED,
            Table.SETTING,
            Table.WAITING,
            Table.EXPIRY,
            Table.EPOCH,
            Table.UPLOAD,
            Table.GROUP_BEHIND,
            Table.GROUP_PENDING);

    private final Store below;
    private final RecentRows recent;
    private final Map<Table, NavigableMap<String, byte[]>> whole = new TreeMap<>();

    /// `mostBytes`: of rows of tables that are not held whole.
    public CachedStore(Store below, long mostBytes) {
        this.below = below;
        this.recent = new RecentRows(mostBytes);
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        List<Runnable> undo = new ArrayList<>();
        boolean committed = false;
        try {
            T result = below.inTransaction(rows -> work.apply(new Cached(rows, undo)));
            committed = true;
            return result;
        } finally {
            if (!committed) undo.reversed().forEach(Runnable::run);
        }
    }

    @Override
    public void close() {
        below.close();
    }

    private final class Cached implements Transaction {
        private final Transaction rows;
        private final List<Runnable> undo;

        Cached(Transaction rows, List<Runnable> undo) {
            this.rows = rows;
            this.undo = undo;
        }

        @Override
        public Optional<byte[]> get(Table table, String key) {
            if (WHOLE.contains(table)) {
                return Optional.ofNullable(whole(table).get(key)).map(byte[]::clone);
            }
            Optional<Entry> known = recent.find(table, key);
            if (known.isPresent()) {
                return known.get() instanceof Entry.Row(byte[] value) ? Optional.of(value.clone()) : Optional.empty();
            }
            Optional<byte[]> row = rows.get(table, key);
            row.ifPresentOrElse(value -> recent.put(table, key, value.clone()), () -> recent.absent(table, key));
            return row;
        }

        @Override
        public void expect(Table table, List<String> keys) {
            if (WHOLE.contains(table)) return;
            List<String> unknown =
                    keys.stream().filter(key -> !recent.knows(table, key)).toList();
            Map<String, byte[]> found = unknown.isEmpty() ? Map.of() : rows.getAll(table, unknown);
            for (String key : unknown) {
                byte[] value = found.get(key);
                if (value == null) recent.absent(table, key);
                else recent.put(table, key, value);
            }
        }

        @Override
        public void put(Table table, String key, byte[] value) {
            change(table, key);
            rows.put(table, key, value);
            if (WHOLE.contains(table)) whole(table).put(key, value.clone());
            else recent.put(table, key, value.clone());
        }

        @Override
        public void delete(Table table, String key) {
            boolean isGone = WHOLE.contains(table) && !whole(table).containsKey(key);
            if (isGone) return;
            change(table, key);
            rows.delete(table, key);
            if (WHOLE.contains(table)) whole(table).remove(key);
            else recent.absent(table, key);
        }

        @Override
        public List<Row> scan(Table table, String prefix, Scan scan) {
            return WHOLE.contains(table) ? Scanned.of(whole(table), prefix, scan) : rows.scan(table, prefix, scan);
        }

        private NavigableMap<String, byte[]> whole(Table table) {
            NavigableMap<String, byte[]> held = whole.get(table);
            if (held != null) return held;
            NavigableMap<String, byte[]> loaded = new TreeMap<>();
            for (Row row : rows.all(table)) loaded.put(row.key(), row.value());
            whole.put(table, loaded);
            return loaded;
        }

        /// Before it happens below: a table that is loaded here is as it is committed.
        private void change(Table table, String key) {
            if (!WHOLE.contains(table)) {
                undo.add(() -> recent.forget(table, key));
                return;
            }
            NavigableMap<String, byte[]> held = whole(table);
            byte[] before = held.get(key);
            undo.add(before == null ? () -> held.remove(key) : () -> held.put(key, before));
        }
    }
}
