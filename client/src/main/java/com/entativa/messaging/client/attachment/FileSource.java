package com.entativa.messaging.client.attachment;

/// A file of the user's, read from any place, more than once. Failing to read it is {@link FileTrouble}.
public interface FileSource {
    long size();

    /// Up to `most` bytes from `at` on; fewer at the end alone, where there are none.
    byte[] read(long at, int most);
}
