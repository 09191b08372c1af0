package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.server.command.Program;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.testkit.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What an operator sees of Valkey while it is there and while it is not.
@SuppressWarnings("NullAway.Init")
final class ValkeyHealthIT {
    private final Config.Where.External database = Postgres.fresh();
    private final String key = Program.run(Map.of(), "key").out().strip();
    private RedisServer redis;

    @BeforeEach
    void start() throws IOException {
        String[] deaf = {"--user", "deaf", "on", ">hush", "+@all", "~*", "resetchannels"};
        redis = RedisServer.start(deaf);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    @DisplayName("R-O-11 doctor publishes through Valkey and hears it; a user without the channels is named")
    void doctor() {
        assertThat(doctor(redis.url()))
                .containsPattern("ok   valkey    it answers in \\d+ µs, and what is published is heard");
        assertThat(doctor("redis://deaf:hush@127.0.0.1:" + redis.port()))
                .contains("fail valkey    it answers, but what is published is not heard", "(ACL)")
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("R-O-7 measures and readiness show Valkey's death and return; the server stays ready")
    void death_and_return() throws Exception {
        int port = freePort();
        Map<String, String> settings = new HashMap<>(nodes(redis.url()));
        settings.put("METRICS_PORT", Integer.toString(port));
        try (TestRelay relay = new TestRelay(database, settings);
                HttpClient http = HttpClient.newHttpClient()) {
            AuthSession alice = relay.registerWithKeys(new Keys(), 1);
            until(http, port, "relay_routing_up", 1);
            assertThat(ready(relay)).isEqualTo("up");
            try (TestSocket socket = new TestSocket(http, relay.port(), alice.accessToken(), "")) {
                socket.next();
                until(http, port, "relay_routing_followed", 1);
            }
            until(http, port, "relay_routing_followed", 0);
            assertThat(measure(http, port, "relay_routing_messages_total{outcome=\"published\"}"))
                    .isPositive();

            redis.kill();

            until(http, port, "relay_routing_up", 0);
            assertThat(ready(relay)).isEqualTo("down");
            assertThat(measure(http, port, "relay_routing_messages_total{outcome=\"dropped\"}"))
                    .isPositive();

            redis.startAgain();

            until(http, port, "relay_routing_up", 1);
            assertThat(ready(relay)).isEqualTo("up");
        }
    }

    private static String ready(TestRelay relay) {
        TestRelay.Answer answer = relay.get("", "/health/ready");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().object("checks").text("routing");
    }

    private String doctor(String valkey) {
        Map<String, String> environment = new HashMap<>(Postgres.environment(database));
        environment.putAll(nodes(valkey));
        return Program.run(environment, "doctor").out();
    }

    private Map<String, String> nodes(String valkey) {
        return Map.of("VALKEY_URL", valkey, "JWT_SIGNING_JWK", key, "VAPID_JWK", key);
    }

    private static void until(HttpClient http, int port, String name, double value) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (measure(http, port, name) != value) {
            assertThat(System.nanoTime()).as("%s becomes %s", name, value).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static double measure(HttpClient http, int port, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        String scrape = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(scrape);
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
