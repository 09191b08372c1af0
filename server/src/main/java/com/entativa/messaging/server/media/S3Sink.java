package com.entativa.messaging.server.media;

import com.entativa.messaging.server.ops.Unavailable;
import java.io.IOException;
import java.io.InputStream;

/// Writes the segments of one blob, the one being filled in a local file. One thread.
final class S3Sink implements BlobStorage.Sink {
    private final S3Bucket bucket;
    private final String folder;
    private final SpoolFile spool;
    private final int tail;
    private long index;
    private long durable;

    S3Sink(S3Bucket bucket, String folder, SpoolFile spool, long offset) {
        this.bucket = bucket;
        this.folder = folder;
        this.spool = spool;
        this.index = offset / S3Storage.SEGMENT;
        this.tail = (int) (offset % S3Storage.SEGMENT);
        this.durable = offset;
    }

    /// What is there of the segment that is to be filled.
    void loadTail() {
        if (tail == 0) return;
        try (InputStream stored = bucket.get(S3Storage.segment(folder, index), 0, tail)) {
            byte[] buffer = new byte[64 << 10];
            for (int count = stored.read(buffer); count >= 0; count = stored.read(buffer)) {
                spool.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new Unavailable("media storage", e);
        }
        if (spool.length() != tail) throw new IllegalStateException("a segment lacks bytes that were synced");
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        int at = from;
        while (at < from + count) {
            int now = Math.min(from + count - at, S3Storage.SEGMENT - spool.length());
            spool.write(bytes, at, now);
            at += now;
            if (spool.length() == S3Storage.SEGMENT) {
                put();
                index++;
                spool.clear();
            }
        }
    }

    @Override
    public void sync() {
        if (spool.length() > 0) put();
    }

    @Override
    public long durable() {
        return durable;
    }

    @Override
    public void close() {
        spool.close();
    }

    private void put() {
        bucket.put(S3Storage.segment(folder, index), spool::content, spool.length());
        durable = index * S3Storage.SEGMENT + spool.length();
    }
}
