package com.entativa.messaging.server.media;

import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes what has expired or was dropped, first the row, then the bytes; and once a day what lies in the storage
/// without a row (after a restored backup, say). Each node may sweep: none waits for another.
public final class MediaSweeper implements AutoCloseable {
    private static final Log LOG = Log.of(MediaSweeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_RECONCILIATIONS = Duration.ofDays(1);

    /// Younger bytes without a row may be those of an upload that is beginning.
    private static final Duration YOUNG = Duration.ofDays(2);

    private static final int AT_ONCE = 500;

    private final MediaStore store;
    private final BlobStorage storage;
    private final InstantSource clock;
    private final Thread thread;
    private long reconciledAtMillis;

    public MediaSweeper(MediaStore store, BlobStorage storage, InstantSource clock) {
        this.store = store;
        this.storage = storage;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("media-sweeper").start(this::run);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// All that is due now.
    public void sweep() {
        while (store.dropExpired(clock.millis())) {}
        for (BlobKey key : store.garbage(AT_ONCE)) {
            storage.delete(key);
            store.forget(key);
        }
    }

    /// Makes garbage of old bytes without a row; the next sweep deletes them.
    public void reconcile() {
        long before = clock.millis() - YOUNG.toMillis();
        String after = "";
        do {
            BlobStorage.Page page = storage.olderThan(after, AT_ONCE, before);
            if (!page.keys().isEmpty()) store.dropUnknown(page.keys());
            after = page.last();
        } while (!after.isEmpty());
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(PAUSE);
                if (clock.millis() - reconciledAtMillis > BETWEEN_RECONCILIATIONS.toMillis()) {
                    reconciledAtMillis = clock.millis();
                    reconcile();
                }
                sweep();
            } catch (InterruptedException e) {
                return;
            } catch (Unavailable e) {
                LOG.warn("media_sweep_put_off");
            } catch (RuntimeException e) {
                LOG.error("media_sweep_failed", e);
            }
        }
    }
}
