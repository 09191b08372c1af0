package com.entativa.messaging.client.fake;

import com.entativa.messaging.client.store.RowFile;
import com.entativa.messaging.client.store.Transaction.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Rows as a browser's database holds them. Its next commit can be made to fail.
public final class MemoryRowFile implements RowFile {
    private final NavigableMap<String, byte[]> rows = new TreeMap<>();
    public boolean full;
    public int reads;
    public int scanned;

    @Override
    public Optional<byte[]> get(String key) {
        reads++;
        return Optional.ofNullable(rows.get(key)).map(byte[]::clone);
    }

    @Override
    public Map<String, byte[]> getAll(List<String> keys) {
        reads++;
        Map<String, byte[]> found = new HashMap<>();
        for (String key : keys)
            if (rows.containsKey(key)) found.put(key, rows.get(key).clone());
        return found;
    }

    @Override
    public List<Row> scan(Range range) {
        reads++;
        NavigableMap<String, byte[]> within = rows.subMap(range.from(), true, range.to(), false);
        List<Row> found = new ArrayList<>();
        for (Map.Entry<String, byte[]> row : (range.descending() ? within.descendingMap() : within).entrySet()) {
            if (found.size() == range.limit()) break;
            scanned++;
            found.add(new Row(row.getKey(), row.getValue().clone()));
        }
        return found;
    }

    @Override
    public void commit(NavigableMap<String, Change> changes) {
        if (full) throw new IllegalStateException("the disk is full");
        changes.forEach((key, change) -> {
            if (change instanceof Change.Put(byte[] value)) rows.put(key, value.clone());
            else rows.remove(key);
        });
    }

    @Override
    public void close() {}
}
