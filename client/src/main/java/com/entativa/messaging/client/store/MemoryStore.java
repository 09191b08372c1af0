package com.entativa.messaging.client.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Rows in memory, with real transactions: for tests, and for clients that keep nothing.
public final class MemoryStore implements Store {
    private final Map<Table, NavigableMap<String, byte[]>> tables = new TreeMap<>();

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        Undoable rows = new Undoable();
        boolean committed = false;
        try {
            T result = work.apply(rows);
            committed = true;
            return result;
        } finally {
            if (!committed) rows.undo();
        }
    }

    @Override
    public void close() {}

    private NavigableMap<String, byte[]> rows(Table table) {
        return tables.computeIfAbsent(table, _ -> new TreeMap<>());
    }

    /// Writes at once and remembers how to take each write back.
    private final class Undoable implements Transaction {
        private final List<Runnable> undo = new ArrayList<>();

        @Override
        public Optional<byte[]> get(Table table, String key) {
            return Optional.ofNullable(rows(table).get(key)).map(byte[]::clone);
        }

        @Override
        public void put(Table table, String key, byte[] value) {
            remember(table, key);
            rows(table).put(key, value.clone());
        }

        @Override
        public void delete(Table table, String key) {
            remember(table, key);
            rows(table).remove(key);
        }

        @Override
        public List<Row> scan(Table table, String prefix, Scan scan) {
            NavigableMap<String, byte[]> within = rows(table).subMap(prefix, true, prefix + '\uffff', false);
            List<Row> found = new ArrayList<>();
            for (Map.Entry<String, byte[]> row : beyond(within, scan).entrySet()) {
                if (found.size() == scan.limit()) break;
                found.add(new Row(row.getKey(), row.getValue().clone()));
            }
            return found;
        }

        /// In the order asked for. A sub-map throws for bounds outside its own, which are no fault here.
        private static NavigableMap<String, byte[]> beyond(NavigableMap<String, byte[]> within, Scan scan) {
            NavigableMap<String, byte[]> ordered = scan.descending() ? within.descendingMap() : within;
            if (scan.beyond().isEmpty() || ordered.isEmpty()) return ordered;
            int toFirst = scan.beyond().compareTo(ordered.firstKey());
            int toLast = scan.beyond().compareTo(ordered.lastKey());
            boolean beforeAll = scan.descending() ? toFirst > 0 : toFirst < 0;
            boolean afterAll = scan.descending() ? toLast <= 0 : toLast >= 0;
            if (beforeAll) return ordered;
            return afterAll ? new TreeMap<>() : ordered.tailMap(scan.beyond(), false);
        }

        private void remember(Table table, String key) {
            Optional<byte[]> before = get(table, key);
            undo.add(() -> before.ifPresentOrElse(
                    value -> rows(table).put(key, value), () -> rows(table).remove(key)));
        }

        void undo() {
            for (Runnable step : undo.reversed()) step.run();
        }
    }
}
