package com.entativa.messaging.bench;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.BlobTransport;
import com.entativa.messaging.client.attachment.Downloaded;
import com.entativa.messaging.client.attachment.Downloader;
import com.entativa.messaging.client.attachment.Transfer;
import com.entativa.messaging.client.attachment.Uploaded;
import com.entativa.messaging.client.attachment.Uploader;
import com.entativa.messaging.client.jdk.DiskFile;
import com.entativa.messaging.client.jdk.DiskPartial;
import com.entativa.messaging.client.jdk.DiskTarget;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// Moves one file from disk to a store of blobs and back, and tells how fast and in how much heap.
final class FileMeasure {
    private static final int MIB = 1024 * 1024;
    private final Path folder;
    private final BlobTransport blobs;

    FileMeasure(Path folder, BlobTransport blobs) {
        this.folder = folder;
        this.blobs = blobs;
    }

    /// Run twice: the first warms up.
    String run(int mebibytes) throws IOException {
        Path file = folder.resolve("file");
        Random random = new Random(1);
        byte[] piece = new byte[MIB];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        once(file, mebibytes);
        resetPeak();
        String figures = once(file, mebibytes);
        return figures + String.format(Locale.ROOT, "peak heap %.1f MiB, garbage included%n", (double) peak() / MIB);
    }

    private String once(Path file, int mebibytes) throws IOException {
        Transfer transfer =
                new Transfer(new JdkCrypto(), new JdkRandomness(), blobs, Transfer.Patience.standard(millis -> {
                    throw new IllegalStateException("nothing should fail here, nor wait " + millis);
                }));
        long began = System.nanoTime();
        AttachmentRef ref = upload(transfer, file);
        long uploaded = System.nanoTime();
        download(transfer, ref);
        long downloaded = System.nanoTime();
        if (Files.mismatch(file, folder.resolve("back")) >= 0)
            throw new IllegalStateException("another file came back");
        return String.format(
                Locale.ROOT,
                "%d MiB up: %s   down: %s   ",
                mebibytes,
                rate(mebibytes, uploaded - began),
                rate(mebibytes, downloaded - uploaded));
    }

    private static AttachmentRef upload(Transfer transfer, Path file) throws IOException {
        try (DiskFile source = DiskFile.open(file)) {
            Uploaded uploaded = new Uploader(transfer, _ -> {}).upload(UUID.randomUUID(), source, new Unwatched());
            if (uploaded instanceof Uploaded.Ok(AttachmentRef ref)) return ref;
            throw new IllegalStateException(uploaded.toString());
        }
    }

    private void download(Transfer transfer, AttachmentRef ref) throws IOException {
        try (DiskPartial partial = DiskPartial.open(folder.resolve("sealed"));
                DiskTarget target = DiskTarget.at(folder.resolve("back"))) {
            Downloaded downloaded = new Downloader(transfer).download(ref, partial, target, new Unwatched());
            if (downloaded != Downloaded.Ok.RELEASED) throw new IllegalStateException(downloaded.toString());
        }
    }

    private static final class Unwatched implements Transfer.Watch {
        @Override
        public void moved(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static String rate(int mebibytes, long nanos) {
        return String.format(Locale.ROOT, "%.2f s, %.0f MiB/s", nanos / 1e9, mebibytes / (nanos / 1e9));
    }

    private static void resetPeak() {
        System.gc();
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) pool.resetPeakUsage();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
