package com.entativa.messaging.web;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Uint8Array;

/// What `src/main/js/rows.js` hands in: one IndexedDB object store.
public interface JsRows extends JSObject {
    JSPromise<@Nullable Uint8Array> get(String key);

    /// The values in the keys' order; null for one that is not there.
    JSPromise<JSArrayReader<@Nullable Uint8Array>> getAll(JSObject[] keys);

    /// Keys and values, in that order; one more than `limit` are never given.
    JSPromise<JSArrayReader<JSArrayReader<JSObject>>> scan(String from, String to, boolean descending, int limit);

    /// Resolves when it is on disk. A value of null deletes.
    JSPromise<JSObject> commit(JSObject[] keys, @Nullable JSObject[] values);

    void close();
}
