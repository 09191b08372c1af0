package com.entativa.messaging.client.store;

import com.entativa.messaging.client.store.RowFile.Change;
import com.entativa.messaging.client.store.RowFile.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;

/// Transactions over a {@link RowFile}: changes are held back, seen by the transaction's own reads, and committed
/// together. One at a time; who comes meanwhile waits.
public final class BufferedStore implements Store {
    /// Above every key of ours, which are ASCII.
    private static final String ABOVE = "\uffff";

    /// No string is between a key and the key with this behind it.
    private static final char LEAST = '\u0000';

    private final RowFile file;
    private final ArrayBlockingQueue<Boolean> turn = new ArrayBlockingQueue<>(1);

    public BufferedStore(RowFile file) {
        this.file = file;
        turn.add(true);
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        await();
        try {
            Buffered rows = new Buffered();
            T result = work.apply(rows);
            if (!rows.changes.isEmpty()) file.commit(rows.changes);
            return result;
        } finally {
            turn.add(true);
        }
    }

    private void await() {
        try {
            turn.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for the store", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private final class Buffered implements Transaction {
        private final NavigableMap<String, Change> changes = new TreeMap<>();

        @Override
        public Optional<byte[]> get(Table table, String key) {
            String name = name(table, key);
            Change change = changes.get(name);
            if (change == null) return file.get(name);
            return change instanceof Change.Put(byte[] value) ? Optional.of(value.clone()) : Optional.empty();
        }

        @Override
        public Map<String, byte[]> getAll(Table table, List<String> keys) {
            List<String> below = new ArrayList<>();
            Map<String, byte[]> found = new HashMap<>();
            for (String key : keys) {
                if (!changes.containsKey(name(table, key))) below.add(name(table, key));
                else get(table, key).ifPresent(value -> found.put(key, value));
            }
            int name = name(table, "").length();
            if (!below.isEmpty()) file.getAll(below).forEach((key, value) -> found.put(key.substring(name), value));
            return found;
        }

        @Override
        public void put(Table table, String key, byte[] value) {
            changes.put(name(table, key), new Change.Put(value.clone()));
        }

        @Override
        public void delete(Table table, String key) {
            changes.put(name(table, key), Change.Delete.DELETE);
        }

        @Override
        public List<Row> scan(Table table, String prefix, Scan scan) {
            Range range = range(table, prefix, scan);
            if (range.from().compareTo(range.to()) >= 0) return List.of();
            NavigableMap<String, Change> changed = changes.subMap(range.from(), true, range.to(), false);
            List<Row> found = changed.isEmpty() ? file.scan(range) : merged(range, changed);
            int name = name(table, "").length();
            return found.stream()
                    .map(row -> new Row(row.key().substring(name), row.value()))
                    .toList();
        }

        /// Each deletion hides at most one row of the file, so that many more are read.
        private List<Row> merged(Range range, NavigableMap<String, Change> changed) {
            long deleted = changed.values().stream()
                    .filter(Change.Delete.class::isInstance)
                    .count();
            int most = (int) Math.min(Integer.MAX_VALUE, range.limit() + deleted);
            NavigableMap<String, byte[]> merged = new TreeMap<>();
            List<Row> below = file.scan(new Range(range.from(), range.to(), range.descending(), most));
            for (Row row : below) merged.put(row.key(), row.value());
            for (Map.Entry<String, Change> change : changed.entrySet()) {
                if (change.getValue() instanceof Change.Put(byte[] value)) merged.put(change.getKey(), value.clone());
                else merged.remove(change.getKey());
            }
            List<Row> found = new ArrayList<>();
            NavigableMap<String, byte[]> ordered = range.descending() ? merged.descendingMap() : merged;
            for (Map.Entry<String, byte[]> row : ordered.entrySet()) {
                if (found.size() == range.limit()) break;
                found.add(new Row(row.getKey(), row.getValue()));
            }
            return found;
        }
    }

    private static Range range(Table table, String prefix, Transaction.Scan scan) {
        String from = name(table, prefix);
        String to = from + ABOVE;
        if (!scan.beyond().isEmpty()) {
            String beyond = name(table, scan.beyond());
            if (scan.descending() && beyond.compareTo(to) < 0) to = beyond;
            if (!scan.descending() && beyond.compareTo(from) >= 0) from = beyond + LEAST;
        }
        return new Range(from, to, scan.descending(), scan.limit());
    }

    private static String name(Table table, String key) {
        return table.id() + "/" + key;
    }
}
