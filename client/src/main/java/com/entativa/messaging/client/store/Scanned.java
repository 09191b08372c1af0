package com.entativa.messaging.client.store;

import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A scan over rows in memory.
final class Scanned {
    private Scanned() {}

    static List<Row> of(NavigableMap<String, byte[]> rows, String prefix, Scan scan) {
        NavigableMap<String, byte[]> within = rows.subMap(prefix, true, prefix + '\uffff', false);
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
}
