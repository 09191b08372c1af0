package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.MailFrame;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The measures of a relay that had some traffic, and the dashboard that asks for them.
final class MetricsTest {
    private static final Pattern QUERIED = Pattern.compile("\\b(relay_[a-z_]+|jvm_[a-z_]+|process_[a-z_]+)");

    @Test
    @DisplayName("R-O-7 every measure of the dashboard is there after some traffic, and no label names a user")
    void the_dashboard_finds_its_measures() throws Exception {
        int port = freePort();
        try (TestRelay relay = new TestRelay(Postgres.migrated(), Map.of("METRICS_PORT", Integer.toString(port)));
                HttpClient http = HttpClient.newHttpClient()) {
            AuthSession alice = relay.registerWithKeys(new Keys(), 1);
            AuthSession bob = relay.registerWithKeys(new Keys(), 1);
            UUID chat = relay.conversation(alice, bob);
            try (TestSocket socket = new TestSocket(http, relay.port(), bob.accessToken(), "")) {
                socket.next();
                relay.sendPlain(alice, chat, UUID.randomUUID(), "c2VhbGVk");
                UUID message = socket.next(MailFrame.Message.class).delivery().messageId();
                socket.say("{\"type\":\"ack\",\"message_ids\":[\"" + message + "\"]}");
                socket.next();
                socket.say("{\"type\":\"nonsense\"}");
                socket.next();
            }
            relay.get("", "/nowhere");

            String scrape = scraped(http, port);

            assertThat(names(scrape)).containsAll(queried());
            assertThat(scrape)
                    .contains("relay_requests_seconds_count{operation=\"register\",status=\"201\"} 2")
                    .contains("relay_errors_total{code=\"not_found\"}")
                    .contains("relay_delivery_pushed_seconds_count 1")
                    .contains("relay_delivery_acknowledged_seconds_count 1")
                    .doesNotContain(alice.userId().toString())
                    .doesNotContain(bob.userId().toString());
        }
    }

    @Test
    @DisplayName("R-O-7 the public port has no metrics")
    void not_on_the_public_port() {
        try (TestRelay relay = new TestRelay(Postgres.migrated(), Map.of())) {
            assertThat(relay.get("", "/metrics").status()).isEqualTo(404);
        }
    }

    private static Set<String> queried() throws IOException {
        Path file = Path.of(System.getProperty("project.root"), "deploy/grafana/relay.json");
        Set<String> names = new TreeSet<>();
        for (JsonNode expression : new ObjectMapper().readTree(file.toFile()).findValues("expr")) {
            Matcher matcher = QUERIED.matcher(expression.asText());
            while (matcher.find()) names.add(matcher.group(1));
        }
        assertThat(names).hasSizeGreaterThan(12);
        assertThat(Files.size(file)).isPositive();
        return names;
    }

    private static Set<String> names(String scrape) {
        Set<String> names = new TreeSet<>();
        scrape.lines().filter(line -> !line.startsWith("#")).forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    private static String scraped(HttpClient http, int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
