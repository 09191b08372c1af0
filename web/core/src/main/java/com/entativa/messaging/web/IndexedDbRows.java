package com.entativa.messaging.web;

import com.entativa.messaging.client.store.RowFile;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.web.bridge.Awaited;
import com.entativa.messaging.web.bridge.JsBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Uint8Array;

/// Rows in the browser's IndexedDB. Suspends the calling thread of Java's.
final class IndexedDbRows implements RowFile {
    private final JsRows rows;

    IndexedDbRows(JsRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<byte[]> get(String key) {
        @Nullable Uint8Array value = Awaited.of(rows.get(key));
        return value == null ? Optional.empty() : Optional.of(JsBytes.java(value));
    }

    @Override
    public Map<String, byte[]> getAll(List<String> keys) {
        JSObject[] names = new JSObject[keys.size()];
        for (int i = 0; i < names.length; i++) names[i] = JSString.valueOf(keys.get(i));
        JSArrayReader<@Nullable Uint8Array> values = Awaited.of(rows.getAll(names));
        Map<String, byte[]> found = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            @Nullable Uint8Array value = values.get(i);
            if (value != null) found.put(keys.get(i), JsBytes.java(value));
        }
        return found;
    }

    @Override
    public List<Row> scan(Range range) {
        JSArrayReader<JSArrayReader<JSObject>> found =
                Awaited.of(rows.scan(range.from(), range.to(), range.descending(), range.limit()));
        JSArrayReader<JSObject> keys = found.get(0);
        JSArrayReader<JSObject> values = found.get(1);
        List<Row> read = new ArrayList<>();
        for (int i = 0; i < keys.getLength(); i++) {
            read.add(new Row(((JSString) keys.get(i)).stringValue(), JsBytes.java((Uint8Array) values.get(i))));
        }
        return read;
    }

    @Override
    public void commit(NavigableMap<String, Change> changes) {
        JSObject[] keys = new JSObject[changes.size()];
        @Nullable JSObject[] values = new @Nullable JSObject[changes.size()];
        int at = 0;
        for (Map.Entry<String, Change> change : changes.entrySet()) {
            keys[at] = JSString.valueOf(change.getKey());
            values[at++] = change.getValue() instanceof Change.Put(byte[] value) ? JsBytes.js(value) : null;
        }
        Awaited.of(rows.commit(keys, values));
    }

    @Override
    public void close() {
        rows.close();
    }
}
