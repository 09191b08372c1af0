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
            return Scanned.of(rows(table), prefix, scan);
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
