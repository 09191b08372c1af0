package com.entativa.messaging.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.Downloaded;
import com.entativa.messaging.client.attachment.Downloader;
import com.entativa.messaging.client.attachment.Transfer;
import com.entativa.messaging.client.attachment.Upload;
import com.entativa.messaging.client.attachment.Uploaded;
import com.entativa.messaging.client.attachment.Uploader;
import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.client.transfer.Access;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("files over HTTP, from disk to disk")
@Timeout(120)
final class JdkBlobsTest {
    private static final UUID ID = UUID.fromString("0190f5c0-0000-7000-8000-000000000009");
    private static final int LARGE = 5_000_000;

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Upload> journal = new ArrayList<>();
    private final Watching watch = new Watching();
    private final BlobServer server = started();
    private int refusals;
    private long waited;
    private String token = "good";

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("C-F-2 a small file goes in one request, and comes back")
    void small() throws IOException {
        Path file = file(10_000);

        AttachmentRef ref = ref(upload(file));

        assertThat(journal).isEmpty();
        assertThat(download(ref, "back")).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(folder.resolve("back")).hasSameBinaryContentAs(file);
        assertThat(folder.resolve("back.part")).doesNotExist();
        assertThat(folder.resolve("back.sealed")).isEmptyFile();
    }

    @Test
    @DisplayName("C-F-3 C-F-4 a large file arrives over a line that is cut in both directions")
    void large_and_cut() throws IOException {
        Path file = file(LARGE);
        server.cutsInAHundred = 40;

        AttachmentRef ref = ref(upload(file));
        Downloaded downloaded = download(ref, "back");

        assertThat(downloaded).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(folder.resolve("back")).hasSameBinaryContentAs(file);
        assertThat(server.cuts).hasValueGreaterThan(2);
    }

    @Test
    @DisplayName("C-F-3 cancelled, then resumed, on both ways; a relay that ignores ranges costs time alone")
    void cancelled_and_resumed() throws IOException {
        Path file = file(LARGE);
        watch.cancelAt = 2_000_000;
        assertThat(upload(file)).isEqualTo(Uploaded.Stopped.CANCELLED);
        watch.cancelAt = Long.MAX_VALUE;
        Uploaded uploaded;
        try (DiskFile source = DiskFile.open(file)) {
            uploaded = uploader().resume(journal.getFirst(), source, watch);
        }
        AttachmentRef ref = ref(uploaded);
        watch.done = 0;
        watch.cancelAt = 2_000_000;
        assertThat(download(ref, "back")).isEqualTo(Downloaded.Stopped.CANCELLED);
        assertThat(folder.resolve("back")).doesNotExist();
        watch.cancelAt = Long.MAX_VALUE;
        server.ignoresRanges = true;

        assertThat(download(ref, "back")).isEqualTo(Downloaded.Ok.RELEASED);
        assertThat(folder.resolve("back")).hasSameBinaryContentAs(file);
    }

    @Test
    @DisplayName("a token that ran out is replaced and the transfer goes on")
    void token_ran_out() throws IOException {
        token = "old";
        Path file = file(LARGE);

        AttachmentRef ref = ref(upload(file));

        assertThat(refusals).isEqualTo(1);
        server.blobs.clear();
        assertThat(download(ref, "back")).isEqualTo(Downloaded.Lost.GONE);
    }

    @Test
    @DisplayName("C-F-5 an upload that another connection still holds waits as long as the relay says")
    void busy() throws IOException {
        server.isBusy = true;

        ref(upload(file(LARGE)));

        assertThat(waited).isEqualTo(7_000);
    }

    private Uploaded upload(Path file) throws IOException {
        try (DiskFile source = DiskFile.open(file)) {
            return uploader().upload(ID, source, watch);
        }
    }

    private Downloaded download(AttachmentRef ref, String name) throws IOException {
        try (DiskPartial partial = DiskPartial.open(folder.resolve(name + ".sealed"));
                DiskTarget target = DiskTarget.at(folder.resolve(name))) {
            return new Downloader(transfer()).download(ref, partial, target, watch);
        }
    }

    private Uploader uploader() {
        return new Uploader(transfer(), journal::add);
    }

    private Transfer transfer() {
        Access access = new Access() {
            @Override
            public Optional<String> token() {
                return Optional.of(token);
            }

            @Override
            public void refused() {
                refusals++;
                token = "good";
            }
        };
        Transfer.Patience patience = new Transfer.Patience(new Backoff(1, 5), 30, step -> waited += step);
        return new Transfer(new JdkCrypto(), new JdkRandomness(), new JdkBlobs(client, server.uri(), access), patience);
    }

    private Path file(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(folder.resolve("file"), bytes);
    }

    private static AttachmentRef ref(Uploaded uploaded) {
        assertThat(uploaded).isInstanceOf(Uploaded.Ok.class);
        return ((Uploaded.Ok) uploaded).ref();
    }

    private static BlobServer started() {
        try {
            return new BlobServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Watching implements Transfer.Watch {
        volatile long done;
        volatile long cancelAt = Long.MAX_VALUE;

        @Override
        public void moved(long now, long of) {
            done = now;
        }

        @Override
        public boolean isCancelled() {
            return done >= cancelAt;
        }
    }
}
