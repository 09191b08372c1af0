package com.entativa.messaging.server.media;

import com.entativa.messaging.server.media.MediaStore.Finished;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// Finished blobs: who knows the id may read it until it expires, who made it may delete it. Blocking; any thread.
public final class StoredMedia {
    private final MediaStore store;
    private final BlobStorage storage;
    private final Duration life;
    private final InstantSource clock;

    /// `life`: of one that is kept on, from then.
    public StoredMedia(MediaStore store, BlobStorage storage, Duration life, InstantSource clock) {
        this.store = store;
        this.storage = storage;
        this.life = life;
        this.clock = clock;
    }

    public MediaStore.Found find(MediaId id) {
        return store.finished(id.key(), clock.millis());
    }

    /// `length` bytes of one that was found, from `from` on. To be closed.
    public InputStream read(MediaId id, long from, long length) {
        return storage.read(id.key(), from, length);
    }

    /// As if it had come now. False when the caller has no such blob.
    public boolean keep(UUID owner, MediaId id) {
        long now = clock.millis();
        return store.keep(id.key(), owner, now, now + life.toMillis());
    }

    /// Gone at once for everybody; its bytes soon after. False when the caller has no such blob.
    public boolean delete(UUID owner, MediaId id) {
        return store.drop(id.key(), owner);
    }

    /// The same for every process and for ever: the bytes behind an id never change. It does not tell the id.
    public String tag(MediaId id) {
        return '"' + id.key().hex().substring(0, 32) + '"';
    }

    /// When the caller may forget it.
    public long secondsLeft(Finished media) {
        return Math.max(0, (media.expiresAtMillis() - clock.millis()) / 1_000);
    }
}
