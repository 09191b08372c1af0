package com.entativa.messaging.client.store;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The rows that were asked for last, and which of them are not there; the longest unused fall out. Holds at most a
/// number of bytes, keys and what an entry costs counted in.
final class RecentRows {
    private static final int ENTRY_BYTES = 100;
    private final Map<String, Entry> rows = new LinkedHashMap<>();
    private final long mostBytes;
    private long bytes;

    RecentRows(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    sealed interface Entry {
        @SuppressWarnings("ArrayRecordComponent")
        record Row(byte[] value) implements Entry {}

        enum Absent implements Entry {
            ABSENT
        }
    }

    /// Empty when nothing is known of the row.
    Optional<Entry> find(Table table, String key) {
        String name = name(table, key);
        Entry entry = rows.remove(name);
        if (entry == null) return Optional.empty();
        rows.put(name, entry);
        return Optional.of(entry);
    }

    boolean knows(Table table, String key) {
        return rows.containsKey(name(table, key));
    }

    void put(Table table, String key, byte[] value) {
        keep(name(table, key), new Entry.Row(value));
    }

    void absent(Table table, String key) {
        keep(name(table, key), Entry.Absent.ABSENT);
    }

    void forget(Table table, String key) {
        drop(name(table, key));
    }

    private void keep(String name, Entry entry) {
        drop(name);
        rows.put(name, entry);
        bytes += cost(name, entry);
        while (bytes > mostBytes) drop(rows.keySet().iterator().next());
    }

    private void drop(String name) {
        Entry entry = rows.remove(name);
        if (entry == null) return;
        bytes -= cost(name, entry);
        if (entry instanceof Entry.Row(byte[] value)) Arrays.fill(value, (byte) 0);
    }

    private static long cost(String name, Entry entry) {
        return ENTRY_BYTES + 2L * name.length() + (entry instanceof Entry.Row(byte[] value) ? value.length : 0);
    }

    private static String name(Table table, String key) {
        return table.id() + "/" + key;
    }
}
