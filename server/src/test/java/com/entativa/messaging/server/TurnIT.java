package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.testkit.SystemProgram;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R-C-8, against a real coturn of the system.
@SuppressWarnings("NullAway.Init")
final class TurnIT {
    private static final String SECRET = "a secret two servers share";

    @TempDir
    private Path directory;

    private int port;
    private Path client;
    private Process coturn;

    @BeforeEach
    void start() throws Exception {
        Path program = SystemProgram.find("coturn", "turnserver");
        client = SystemProgram.find("coturn", "turnutils_uclient");
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = directory.resolve("turnserver.conf");
        Files.writeString(settings, """
                listening-ip=127.0.0.1
                relay-ip=127.0.0.1
                listening-port=%d
                use-auth-secret
                static-auth-secret=%s
                realm=test
                no-tls
                no-dtls
                no-cli
                allow-loopback-peers
                log-file=stdout
                pidfile=%s
                userdb=%s
                """.formatted(port, SECRET, directory.resolve("pid"), directory.resolve("users")));
        coturn = new ProcessBuilder(program.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        awaitAnswer();
    }

    /// To a binding request of STUN (RFC 8489 §5), the least that coturn answers.
    private void awaitAnswer() throws IOException {
        byte[] request = HexFormat.of().parseHex("000100002112a442" + "00".repeat(12));
        try (DatagramSocket asking = new DatagramSocket()) {
            asking.setSoTimeout(100);
            for (int i = 0; i < 100; i++) {
                asking.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
                try {
                    asking.receive(new DatagramPacket(new byte[512], 512));
                    return;
                } catch (SocketTimeoutException notYet) {
                    // Asked again.
                }
            }
        }
        throw new IllegalStateException("coturn does not answer: " + Files.readString(directory.resolve("log")));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (coturn == null) return;
        coturn.destroy();
        if (!coturn.waitFor(5, TimeUnit.SECONDS)) coturn.destroyForcibly();
    }

    private record Credentials(String username, String credential) {}

    @Test
    @DisplayName("R-C-8: coturn relays for who has our credentials; changed or expired ones it refuses")
    void credentials_are_good_for_coturn_until_they_expire() throws Exception {
        Credentials good = issued(InstantSource.system(), "3600");
        Credentials expired = issued(InstantSource.offset(InstantSource.system(), Duration.ofHours(-2)), "3600");
        Credentials otherSecret = new Credentials(good.username(), "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        Credentials prolonged = new Credentials("9" + good.username(), good.credential());

        // A client that is refused tries for some ten seconds: all four at once.
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> withGood = clients.submit(() -> allocates(good));
            Future<Boolean> withOtherSecret = clients.submit(() -> allocates(otherSecret));
            Future<Boolean> withProlonged = clients.submit(() -> allocates(prolonged));
            Future<Boolean> withExpired = clients.submit(() -> allocates(expired));

            assertThat(withGood.get()).isTrue();
            assertThat(withOtherSecret.get()).isFalse();
            assertThat(withProlonged.get()).isFalse();
            assertThat(withExpired.get()).isFalse();
        }
    }

    @Test
    @DisplayName("R-C-8: the username holds a time and nothing of the user; without a TURN server the answer says so")
    void the_username_names_nobody() {
        try (TestRelay relay = relay(InstantSource.system(), "600");
                TestRelay without = new TestRelay(Limits.off())) {
            AuthSession alice = relay.registerWithKeys(new Keys(), 1);
            Json.Obj first =
                    relay.get(alice.accessToken(), "/api/v1/calls/turn").json();
            Json.Obj second =
                    relay.get(alice.accessToken(), "/api/v1/calls/turn").json();
            AuthSession bob = without.registerWithKeys(new Keys(), 1);

            assertThat(first.integer("ttl")).isEqualTo(600);
            assertThat(first.text("username")).matches("[0-9]{10}:[A-Za-z0-9_-]{43}");
            assertThat(first.text("username")).isNotEqualTo(second.text("username"));
            assertThat(without.get(bob.accessToken(), "/api/v1/calls/turn").code())
                    .isEqualTo("turn_not_configured");
        }
    }

    private Credentials issued(InstantSource clock, String ttl) {
        try (TestRelay relay = relay(clock, ttl)) {
            AuthSession alice = relay.registerWithKeys(new Keys(), 1);
            Json.Obj turn = relay.get(alice.accessToken(), "/api/v1/calls/turn").json();
            return new Credentials(turn.text("username"), turn.text("credential"));
        }
    }

    private TestRelay relay(InstantSource clock, String ttl) {
        return new TestRelay(
                Limits.off(),
                clock,
                Map.of("TURN_URLS", "turn:127.0.0.1:" + port, "TURN_SECRET", SECRET, "TURN_TTL", ttl));
    }

    /// One allocation and a few packets to itself through the relay, by coturn's own client.
    private boolean allocates(Credentials credentials) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.toString(), "-y", "-c", "-m", "1", "-n", "3"));
        command.addAll(List.of("-u", credentials.username(), "-w", credentials.credential()));
        command.addAll(List.of("-p", "" + port, "-L", "127.0.0.1", "127.0.0.1"));
        Path output = Files.createTempFile(directory, "uclient", ".log");
        Process running = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = running.waitFor(20, TimeUnit.SECONDS);
        if (!ended) running.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        return ended && running.exitValue() == 0 && said.contains("Total lost packets 0 ");
    }
}
