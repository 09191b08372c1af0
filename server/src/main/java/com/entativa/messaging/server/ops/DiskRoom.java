package com.entativa.messaging.server.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the data directory can be written and has room left.
public record DiskRoom(Path dir) {
    private static final long NEEDED = 64L << 20;

    public boolean isLeft() {
        try {
            return Files.isWritable(dir) && Files.getFileStore(dir).getUsableSpace() > NEEDED;
        } catch (IOException e) {
            return false;
        }
    }
}
