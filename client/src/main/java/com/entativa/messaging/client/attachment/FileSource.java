package com.entativa.messaging.client.attachment;

/// A file of the user's, read from any place, more than once. Failing to read it is {@link FileTrouble}.
public interface FileSource extends AutoCloseable {
    long size();

    /// Up to `most` bytes from `at` on; fewer at the end alone, where there are none.
    byte[] read(long at, int most);

    /// Lets go of the file; what is there stays.
    @Override
    default void close() {}
}
