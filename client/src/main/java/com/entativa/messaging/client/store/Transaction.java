package com.entativa.messaging.client.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads see the transaction's own writes. Keys are ASCII, ordered by their characters.
public interface Transaction {
    Optional<byte[]> get(Table table, String key);

    /// Those of the keys that are there. One read where {@link #get} would be many.
    default Map<String, byte[]> getAll(Table table, List<String> keys) {
        Map<String, byte[]> found = new HashMap<>();
        for (String key : keys) get(table, key).ifPresent(value -> found.put(key, value));
        return found;
    }

    /// These will be asked for soon: where reads are slow they are read together.
    default void expect(Table table, List<String> keys) {}

    void put(Table table, String key, byte[] value);

    void delete(Table table, String key);

    /// Rows whose key begins with `prefix`, in the order asked for.
    List<Row> scan(Table table, String prefix, Scan scan);

    default List<Row> all(Table table) {
        return scan(table, "", Scan.ASCENDING);
    }

    default List<Row> all(Table table, String prefix) {
        return scan(table, prefix, Scan.ASCENDING);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Row(String key, byte[] value) {}

    /// `beyond`: keys after it (before it when descending) only; empty for all.
    record Scan(boolean descending, String beyond, int limit) {
        public static final Scan ASCENDING = new Scan(false, "", Integer.MAX_VALUE);

        public static Scan newest(String before, int limit) {
            return new Scan(true, before, limit);
        }

        public static Scan first(int limit) {
            return new Scan(false, "", limit);
        }
    }
}
