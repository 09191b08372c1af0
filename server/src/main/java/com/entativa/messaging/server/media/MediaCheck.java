package com.entativa.messaging.server.media;

import com.entativa.messaging.server.doctor.Check;
import com.entativa.messaging.server.doctor.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The media's storage: one blob written, read and deleted.
public final class MediaCheck implements Check {
    private static final String AREA = "media";
    private static final BlobKey PROBE = new BlobKey("0".repeat(64));
    private final BlobStorage storage;

    public MediaCheck(BlobStorage storage) {
        this.storage = storage;
    }

    @Override
    public List<Finding> look() {
        try {
            try (BlobStorage.Sink sink = storage.writeAt(PROBE, 0)) {
                sink.write(new byte[] {42}, 0, 1);
                sink.sync();
            }
            storage.finish(PROBE, 1);
            boolean same;
            try (InputStream back = storage.read(PROBE, 0, 1)) {
                same = back.read() == 42;
            }
            storage.delete(PROBE);
            return List.of(
                    same
                            ? Finding.ok(AREA, "a blob was written, read and deleted")
                            : Finding.fail(AREA, "a blob came back as another", "ask whoever keeps the storage"));
        } catch (IOException | RuntimeException e) {
            return List.of(Finding.fail(
                    AREA,
                    "a blob could not be written and read",
                    "look at S3_… and the bucket's rights, or at DATA_DIR"));
        }
    }
}
