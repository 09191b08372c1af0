package com.entativa.messaging.server.media;

import com.entativa.messaging.server.config.MediaSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Blobs in a bucket of an S3-compatible server, each as segments of 8 MiB: `key/00000`, `key/00001` …; the last is
/// shorter. ADR 0012 says why these are objects and no multipart upload. A segment is spooled to a local file first: a
/// slow client holds no connection to the bucket, and a failed request can be made again.
public final class S3Storage implements BlobStorage {
    /// Names where bytes lie that are stored for good: never to be changed.
    static final int SEGMENT = 8 << 20;

    private final S3Bucket bucket;
    private final String prefix;
    private final Path spool;

    private S3Storage(S3Bucket bucket, String prefix, Path spool) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.spool = spool;
    }

    /// Throws when the bucket cannot be used, saying what to look at. `spool` is a local folder.
    public static S3Storage open(MediaSettings.Place.Bucket settings, Path spool) throws IOException {
        Files.createDirectories(spool);
        return new S3Storage(S3Bucket.open(settings), settings.prefix(), spool);
    }

    @Override
    public Sink writeAt(BlobKey key, long offset) {
        S3Sink sink = new S3Sink(bucket, folder(key), SpoolFile.in(spool), offset);
        try {
            sink.loadTail();
            return sink;
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    /// All segments are there before the row says so: nothing to do.
    @Override
    public void finish(BlobKey key, long length) {}

    @Override
    public InputStream read(BlobKey key, long from, long length) {
        return new S3Content(bucket, folder(key), from, length);
    }

    @Override
    public void delete(BlobKey key) {
        String folder = folder(key);
        List<S3Object> segments = bucket.list(folder, "", 1_000);
        while (!segments.isEmpty()) {
            for (S3Object segment : segments) bucket.delete(segment.key());
            segments = bucket.list(folder, "", 1_000);
        }
    }

    /// A blob's first segment tells its age: an upload takes a day at most.
    @Override
    public Page olderThan(String after, int limit, long beforeMillis) {
        List<BlobKey> old = new ArrayList<>();
        String last = "";
        for (S3Object segment : bucket.list(prefix, after.isEmpty() ? "" : prefix + after + "/~", limit)) {
            String key = segment.key().substring(prefix.length()).split("/", 2)[0];
            boolean another = !key.equals(last);
            last = key;
            boolean isOld = segment.lastModified().toEpochMilli() < beforeMillis;
            if (another && isOld && BlobKey.isKey(key)) old.add(new BlobKey(key));
        }
        return new Page(old, last);
    }

    @Override
    public void close() {
        bucket.close();
    }

    static String segment(String folder, long index) {
        return folder + "%05d".formatted(index);
    }

    private String folder(BlobKey key) {
        return prefix + key.hex() + "/";
    }
}
