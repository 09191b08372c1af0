package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database dies, with and without us.
final class PostgresDeathIT {
    @Test
    @DisplayName("R4.3 PostgreSQL killed -9 while we run: 503, no crash, and recovery without a restart")
    void the_server_outlives_its_database(@TempDir Path dir) throws Exception {
        Config config = Environment.read(Map.of("PORT", "0", "DATA_DIR", dir.toString()));
        try (RelayServer server = RelayServer.start(config);
                HttpClient http = HttpClient.newHttpClient()) {
            int before = ready(http, server);
            postmaster(dir).destroyForcibly();
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 600 && !(seen.contains(503) && seen.getLast() == 200); i++) {
                seen.add(ready(http, server));
                Thread.sleep(20);
            }

            assertThat(before).isEqualTo(200);
            assertThat(seen).contains(503);
            assertThat(seen.getLast()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "R1.8 a server killed -9 leaves its database behind: the next start takes it over with all that was answered")
    void the_next_start_takes_the_orphan_over(@TempDir Path dir) throws Exception {
        Process first = started(dir);
        try (HttpClient http = HttpClient.newHttpClient()) {
            String url = first.inputReader().readLine().replace("ready ", "");
            int registered = post(http, url + "/api/v1/auth/register");
            ProcessHandle orphan = postmaster(dir);
            first.destroyForcibly().waitFor();
            boolean orphaned = orphan.isAlive();
            Config config = Environment.read(Map.of("PORT", "0", "DATA_DIR", dir.toString()));
            try (RelayServer second = RelayServer.start(config)) {

                assertThat(registered).isEqualTo(201);
                assertThat(orphaned).isTrue();
                assertThat(orphan.isAlive()).isFalse();
                assertThat(post(http, "http://localhost:" + second.port() + "/api/v1/auth/login"))
                        .isEqualTo(200);
            }
        } finally {
            first.destroyForcibly();
        }
    }

    private static Process started(Path dir) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("PORT", "0", "DATA_DIR", dir.toString()));
        return builder.start();
    }

    private static int post(HttpClient http, String url) throws Exception {
        String body = url.endsWith("login")
                ? "{\"username\":\"alice\",\"password\":\"correct horse\"}"
                : "{\"username\":\"alice\",\"display_name\":\"Alice\",\"password\":\"correct horse\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static ProcessHandle postmaster(Path dir) throws Exception {
        String pid = Files.readAllLines(dir.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static int ready(HttpClient http, RelayServer server) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + "/health/ready");
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
