package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.Downloaded;
import com.entativa.messaging.client.attachment.Downloader;
import com.entativa.messaging.client.attachment.Transfer;
import com.entativa.messaging.client.attachment.Upload;
import com.entativa.messaging.client.attachment.Uploaded;
import com.entativa.messaging.client.attachment.Uploader;
import com.entativa.messaging.client.jdk.DiskFile;
import com.entativa.messaging.client.jdk.DiskPartial;
import com.entativa.messaging.client.jdk.DiskTarget;
import com.entativa.messaging.client.jdk.JdkBlobs;
import com.entativa.messaging.client.jdk.JdkHttp;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.relay.Tokens;
import com.entativa.messaging.client.transfer.Access;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("files through a real relay, from disk to disk")
@Timeout(240)
final class FilesIT {
    private static final UUID ID = UUID.fromString("0190f5c0-0000-7000-8000-000000000009");
    private static final int LARGE = 12_000_000;
    private static final long STRIKE_AT = 6_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Upload> journal = new ArrayList<>();

    @Test
    @DisplayName("C-F-2 a small file and an empty one go there and back")
    void small_files() throws IOException {
        try (RelayProcess process = RelayProcess.start(folder, Map.of())) {
            Line line = new Line(process);
            for (int size : new int[] {0, 70_000}) {
                Path file = file(size);

                AttachmentRef ref = line.upload(file);

                assertThat(line.download(ref)).isEqualTo(Downloaded.Ok.RELEASED);
                assertThat(folder.resolve("back")).hasSameBinaryContentAs(file);
            }
            assertThat(journal).isEmpty();
        }
    }

    @Test
    @DisplayName("C-F-3 C-F-4 the relay is killed in the middle, both ways: the file goes on where it was")
    void a_killed_relay() throws IOException {
        try (RelayProcess process = RelayProcess.start(folder, Map.of())) {
            Line line = new Line(process);
            Path file = file(LARGE);
            line.kills = true;

            AttachmentRef ref = line.upload(file);
            line.kills = true;
            Downloaded downloaded = line.download(ref);

            assertThat(downloaded).isEqualTo(Downloaded.Ok.RELEASED);
            assertThat(folder.resolve("back")).hasSameBinaryContentAs(file);
            assertThat(journal).hasSize(1);
            assertThat(line.restarts).isEqualTo(2);
            assertThat(process.logText()).doesNotContain(ID.toString());
            assertThat(LogCheck.findings(process.logText())).isEmpty();
        }
    }

    /// One account's transfers; pulls the relay's plug once when told to, and starts it again before the next try.
    private final class Line implements Transfer.Watch {
        private final RelayProcess process;
        private final Relay relay;
        private volatile boolean kills;
        private volatile boolean isDown;
        private int restarts;

        Line(RelayProcess process) {
            this.process = process;
            this.relay = new Relay(new JdkHttp(client, process.address()), new NoTokens());
            assertThat(relay.register("ada", "Ada", "password of ada", "")).isInstanceOf(Answer.Ok.class);
        }

        AttachmentRef upload(Path file) throws IOException {
            try (DiskFile source = DiskFile.open(file)) {
                Uploaded uploaded = new Uploader(transfer(), journal::add).upload(ID, source, this);
                assertThat(uploaded).isInstanceOf(Uploaded.Ok.class);
                return ((Uploaded.Ok) uploaded).ref();
            }
        }

        Downloaded download(AttachmentRef ref) throws IOException {
            try (DiskPartial partial = DiskPartial.open(folder.resolve("sealed"));
                    DiskTarget target = DiskTarget.at(folder.resolve("back"))) {
                return new Downloader(transfer()).download(ref, partial, target, this);
            }
        }

        private Transfer transfer() {
            Access access = new Access() {
                @Override
                public Optional<String> token() {
                    return relay.accessToken();
                }

                @Override
                public void refused() {
                    relay.forgetAccessToken();
                }
            };
            JdkBlobs blobs = new JdkBlobs(client, process.address(), access);
            Transfer.Patience patience = new Transfer.Patience(new Backoff(200, 2_000), 20, this::pause);
            return new Transfer(new JdkCrypto(), new JdkRandomness(), blobs, patience);
        }

        @Override
        public void moved(long done, long total) {
            if (!kills || done < STRIKE_AT) return;
            kills = false;
            isDown = true;
            process.kill();
        }

        private void pause(long millis) {
            if (isDown) {
                isDown = false;
                restarts++;
                process.startAgain();
            }
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("file"), bytes);
    }

    /// An access token lasts longer than this test.
    private static final class NoTokens implements Tokens {
        @Override
        public Optional<String> refreshToken() {
            return Optional.empty();
        }

        @Override
        public String successor() {
            return "";
        }

        @Override
        public void replace(AuthSession session) {}

        @Override
        public void loggedOut() {}
    }
}
