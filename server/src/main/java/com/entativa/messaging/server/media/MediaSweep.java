package com.entativa.messaging.server.media;

import java.time.Duration;

/// Deletes what has expired or was dropped, first the row, then the bytes; and what lies in the storage without a row
/// (after a restored backup, say). Each node may sweep: none waits for another, and a step done twice is no fault.
public final class MediaSweep {
    /// Younger bytes without a row may be those of an upload that is beginning.
    private static final Duration YOUNG = Duration.ofDays(2);

    private static final int AT_ONCE = 500;

    private final MediaStore store;
    private final BlobStorage storage;

    public MediaSweep(MediaStore store, BlobStorage storage) {
        this.store = store;
        this.storage = storage;
    }

    /// All that is due by then.
    public void sweep(long nowMillis) {
        while (store.dropExpired(nowMillis)) {}
        for (BlobKey key : store.garbage(AT_ONCE)) {
            storage.delete(key);
            store.forget(key);
        }
    }

    /// Makes garbage of old bytes without a row; the next sweep deletes them.
    public void reconcile(long nowMillis) {
        String after = "";
        do {
            BlobStorage.Page page = storage.olderThan(after, AT_ONCE, nowMillis - YOUNG.toMillis());
            if (!page.keys().isEmpty()) store.dropUnknown(page.keys());
            after = page.last();
        } while (!after.isEmpty());
    }
}
