package com.entativa.messaging.client.attachment;

/// The sealed bytes of a file that is on its way here, kept over restarts. Trouble is {@link FileTrouble}.
public interface PartialFile extends AutoCloseable {
    long length();

    void append(byte[] bytes);

    /// Up to `most` bytes from `at` on.
    byte[] read(long at, int most);

    /// Back to nothing.
    void discard();

    /// Lets go of the file; what is there stays.
    @Override
    default void close() {}
}
