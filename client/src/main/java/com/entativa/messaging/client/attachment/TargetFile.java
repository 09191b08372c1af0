package com.entativa.messaging.client.attachment;

/// Where the opened file is written. Nobody sees it before `release`. Trouble is {@link FileTrouble}.
public interface TargetFile extends AutoCloseable {
    void write(byte[] bytes);

    /// Shows the file, whole.
    void release();

    /// Forgets what was written.
    void discard();

    /// Lets go of the file; what is there stays.
    @Override
    default void close() {}
}
