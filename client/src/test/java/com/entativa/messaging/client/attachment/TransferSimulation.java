package com.entativa.messaging.client.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("files over a line that is cut everywhere")
final class TransferSimulation {
    private static final int RUNS = 60;
    private static final int RESTARTS = 400;

    @Test
    @DisplayName("C-F-3 C-F-4 whatever is cut, the file arrives, bit for bit, and is shown whole")
    void the_file_arrives() {
        int cuts = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            try {
                cuts += run(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println("simulation: " + RUNS + " files from seed 0 met " + cuts + " cuts");
        assertThat(cuts).isGreaterThan(3 * RUNS);
    }

    private static int run(long seed) {
        TransferFixture files = new TransferFixture(seed);
        files.blobs.cutsInAHundred = 5 + files.random.nextInt(20);
        byte[] content = files.content(files.random.nextInt(2_500_000));
        MemoryFile source = MemoryFile.of(content);
        Uploaded uploaded = files.uploader.upload(TransferFixture.ID, source, files.seen);
        for (int i = 0; i < RESTARTS && !(uploaded instanceof Uploaded.Ok); i++) {
            assertThat(uploaded).isEqualTo(Uploaded.Stopped.UNREACHABLE);
            uploaded = files.journal.isEmpty()
                    ? files.uploader.upload(TransferFixture.ID, source, files.seen)
                    : files.uploader.resume(files.journal.getLast(), source, files.seen);
        }
        AttachmentRef ref = TransferFixture.ref(uploaded);

        MemoryFile partial = new MemoryFile();
        MemoryFile target = new MemoryFile();
        Downloaded downloaded = files.downloader.download(ref, partial, target, files.seen);
        for (int i = 0; i < RESTARTS && downloaded != Downloaded.Ok.RELEASED; i++) {
            assertThat(downloaded).isEqualTo(Downloaded.Stopped.UNREACHABLE);
            assertThat(target.length()).isZero();
            downloaded = files.downloader.download(ref, partial, target, files.seen);
        }
        assertThat(downloaded).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(target.content()).isEqualTo(content);
        return files.blobs.cuts;
    }
}
