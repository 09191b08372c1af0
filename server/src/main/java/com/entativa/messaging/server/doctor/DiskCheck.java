package com.entativa.messaging.server.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The data directory: writable, room left, and how long the disk takes until it has a write for good.
public final class DiskCheck implements Check {
    private static final String AREA = "disk";
    private static final long LITTLE = 5L << 30;
    private static final long TOO_LITTLE = 512L << 20;
    private static final int WRITES = 5;
    private static final Duration SLOW = Duration.ofMillis(50);
    private final Path dir;

    public DiskCheck(Path dir) {
        this.dir = dir;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        try {
            Files.createDirectories(dir);
            findings.add(room(Files.getFileStore(dir).getUsableSpace()));
            findings.add(speed());
        } catch (IOException e) {
            findings.add(Finding.fail(
                    AREA,
                    "the data directory cannot be written",
                    "give DATA_DIR to the server's user, or name another"));
        }
        return findings;
    }

    static Finding room(long free) {
        String left = (free >> 20) + " MiB free";
        String remedy = "make room, move DATA_DIR, or lower MESSAGE_RETENTION_DAYS";
        if (free < TOO_LITTLE) return Finding.fail(AREA, left, remedy);
        return free < LITTLE ? Finding.warn(AREA, left, remedy) : Finding.ok(AREA, left);
    }

    private Finding speed() throws IOException {
        Path probe = dir.resolve("doctor.new");
        try (FileChannel channel = FileChannel.open(
                probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long start = System.nanoTime();
            for (int i = 0; i < WRITES; i++) {
                channel.write(ByteBuffer.allocate(8192));
                channel.force(true);
            }
            long millis = (System.nanoTime() - start) / WRITES / 1_000_000;
            String what = "a write is on the disk in " + millis + " ms";
            return millis > SLOW.toMillis()
                    ? Finding.warn(AREA, what, "each commit waits so long: use a faster disk for the database")
                    : Finding.ok(AREA, what);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
