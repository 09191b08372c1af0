package com.entativa.messaging.server.media;

import java.io.InputStream;
import java.util.List;

/// Where the bytes lie. Knows nothing of owners or expiry: the rows of {@link MediaStore} are the truth, written before
/// the first byte and deleted after the last. Blocking; any thread; a storage that is away is
/// {@link com.entativa.messaging.server.ops.Unavailable}.
public interface BlobStorage extends AutoCloseable {
    /// Goes on writing an unfinished blob. What lay behind `offset` is overwritten. One writer a blob: the caller sees
    /// to that.
    Sink writeAt(BlobKey key, long offset);

    /// From now on readable, and durable: exactly `length` bytes. Again for the same blob changes nothing.
    void finish(BlobKey key, long length);

    /// `length` bytes of a finished blob from `from` on. To be closed.
    InputStream read(BlobKey key, long from, long length);

    /// The blob, finished or not. One that is not there is no fault.
    void delete(BlobKey key);

    /// At most `limit` keys after `after` (empty: from the first), in order; only those last written before
    /// `beforeMillis`. An empty `last` is the end.
    Page olderThan(String after, int limit, long beforeMillis);

    @Override
    void close();

    /// `last` is where the next page begins, `keys` those that were old enough.
    record Page(List<BlobKey> keys, String last) {}

    /// One writer's view of a blob. For one thread.
    interface Sink extends AutoCloseable {
        void write(byte[] bytes, int from, int count);

        /// Returns when all that was written survives the death of the machine.
        void sync();

        /// Up to here it does. Grows by itself about every 8 MiB.
        long durable();

        /// What is not durable may be lost.
        @Override
        void close();
    }
}
