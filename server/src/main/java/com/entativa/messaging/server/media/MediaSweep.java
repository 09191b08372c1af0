package com.entativa.messaging.server.media;

import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.util.List;

/// Deletes what has expired or was dropped, first the row, then the bytes; and what lies in the storage without a row
/// (after a restored backup, say). Each node may sweep: none waits for another, and a step done twice is no fault.
/// One thread.
public final class MediaSweep {
    /// Younger bytes without a row may be those of an upload that is beginning.
    private static final Duration YOUNG = Duration.ofDays(2);

    private static final int AT_ONCE = 500;

    /// So many failures one after the other are the storage's, not a blob's: the sweep ends, the next goes on there.
    private static final int PATIENCE = 20;

    private static final Log LOG = Log.of(MediaSweep.class);

    private final MediaStore store;
    private final BlobStorage storage;
    private String deletedUpTo = "";

    public MediaSweep(MediaStore store, BlobStorage storage) {
        this.store = store;
        this.storage = storage;
    }

    /// All that is due by then.
    public void sweep(long nowMillis) {
        while (store.dropExpired(nowMillis)) {}
        int failedInARow = 0;
        List<BlobKey> garbage = store.garbage(deletedUpTo, AT_ONCE);
        while (!garbage.isEmpty() && failedInARow < PATIENCE) {
            for (BlobKey key : garbage) {
                failedInARow = deleted(key) ? 0 : failedInARow + 1;
                deletedUpTo = key.hex();
                if (failedInARow == PATIENCE) break;
            }
            garbage = store.garbage(deletedUpTo, AT_ONCE);
        }
        if (garbage.isEmpty()) deletedUpTo = "";
    }

    /// One that cannot be deleted waits for the next round and holds up nothing else.
    private boolean deleted(BlobKey key) {
        try {
            storage.delete(key);
            store.forget(key);
            return true;
        } catch (Unavailable | IllegalStateException e) {
            LOG.error("blob_not_deleted", e);
            return false;
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
