package com.entativa.messaging.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.server.ops.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// The promises of a storage, kept by a real S3 server that checks signatures.
@SuppressWarnings("NullAway.Init")
final class S3StorageIT implements StorageSuite {
    @TempDir
    static Path folder;

    private static S3Server server;
    private BlobStorage storage;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open(TestInfo test) throws Exception {
        String prefix = test.getTestMethod().orElseThrow().getName() + "/";
        storage = S3Storage.open(server.settings(S3Server.SECRET_KEY, prefix), folder.resolve("spool"));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    public BlobStorage storage() {
        return storage;
    }

    @Test
    @DisplayName("R-B-6 with a wrong secret the server refuses, and opening says what to look at")
    void wrong_secret() {
        assertThatThrownBy(() -> S3Storage.open(server.settings("another-secret", ""), folder.resolve("spool")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403")
                .hasMessageContaining("keys")
                .hasMessageNotContaining("another-secret");
    }

    @Test
    @DisplayName("R4.3 a server that went away is unavailable, not a fault, and leaves no spool file")
    void away() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        S3Server mortal = S3Server.start(elsewhere);
        BlobStorage orphan = S3Storage.open(mortal.settings(S3Server.SECRET_KEY, ""), elsewhere.resolve("spool"));
        mortal.close();

        try (BlobStorage.Sink sink = orphan.writeAt(StorageSuite.key(9), 0)) {
            sink.write(new byte[10], 0, 10);
            assertThatThrownBy(sink::sync).isInstanceOf(Unavailable.class);
        }
        try (Stream<Path> left = Files.list(elsewhere.resolve("spool"))) {
            assertThat(left).isEmpty();
        }
        orphan.close();
    }
}
