package com.entativa.messaging.server.media;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of a blob, one segment after the other; the next is asked for when it is needed. One thread.
final class S3Content extends InputStream {
    private final S3Bucket bucket;
    private final String folder;
    private long at;
    private long left;
    private InputStream segment;

    /// Asks for the first bytes at once, so that what is not there is known before an answer begins.
    S3Content(S3Bucket bucket, String folder, long from, long length) {
        this.bucket = bucket;
        this.folder = folder;
        this.at = from;
        this.left = length;
        this.segment = next();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (left == 0) return -1;
        int count = segment.read(into, from, (int) Math.min(most, left));
        if (count < 0) throw new IOException("a segment is shorter than it was");
        at += count;
        left -= count;
        if (at % S3Storage.SEGMENT == 0 && left > 0) {
            segment.close();
            segment = next();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        segment.close();
    }

    private InputStream next() {
        long inside = at % S3Storage.SEGMENT;
        long count = Math.min(left, S3Storage.SEGMENT - inside);
        return bucket.get(S3Storage.segment(folder, at / S3Storage.SEGMENT), inside, count);
    }
}
