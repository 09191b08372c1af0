package com.entativa.messaging.web;

import com.entativa.messaging.client.store.BufferedStore;
import com.entativa.messaging.client.store.CachedStore;
import com.entativa.messaging.client.store.SealedStore;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.web.bridge.JsBytes;
import org.teavm.jso.typedarrays.Uint8Array;

/// The browser's stack of stores: what was read lately, above what is sealed, above IndexedDB.
final class BrowserStore {
    /// Of opened rows in memory, tables that are held whole not counted.
    private static final long CACHE_BYTES = 16 << 20;

    private BrowserStore() {}

    /// Wipes `storeKey`.
    static Store open(NobleCrypto crypto, JsRows rows, Uint8Array storeKey) {
        Store file = new BufferedStore(new IndexedDbRows(rows));
        Secret32 key = Secret32.own(JsBytes.java(storeKey));
        return new CachedStore(new SealedStore(file, crypto, crypto, key), CACHE_BYTES);
    }
}
