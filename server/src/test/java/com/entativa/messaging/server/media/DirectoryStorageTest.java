package com.entativa.messaging.server.media;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The promises of a storage, kept by a directory.
@SuppressWarnings("NullAway.Init")
final class DirectoryStorageTest implements StorageSuite {
    @TempDir
    Path folder;

    private BlobStorage storage;

    @BeforeEach
    void open() throws Exception {
        storage = new DirectoryStorage(folder);
    }

    @Override
    public BlobStorage storage() {
        return storage;
    }
}
