package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database dies, with and without us.
final class PostgresDeathIT {
    @Test
    @DisplayName("R4.3 PostgreSQL killed -9 while we run: nothing worse than 503, and recovery without a restart")
    void the_server_outlives_its_database(@TempDir Path dir) throws Exception {
        Postgres.programsInto(dir);
        Config config = Config.of(Map.of("PORT", "0", "DATA_DIR", dir.toString()));
        try (RelayServer server = RelayServer.start(config);
                HttpClient http = HttpClient.newHttpClient()) {
            String url = "http://localhost:" + server.port();
            int registered = post(http, url + "/api/v1/auth/register");
            ProcessHandle victim = postmaster(dir);
            victim.destroyForcibly();
            victim.onExit().join();
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 30 && !seen.contains(200); i++) seen.add(post(http, url + "/api/v1/auth/login"));

            assertThat(registered).isEqualTo(201);
            assertThat(seen).contains(200).isSubsetOf(503, 200);
            assertThat(postmaster(dir).pid()).isNotEqualTo(victim.pid());
        }
    }

    @Test
    @DisplayName("R4.3 while the database is away requests get 503 and the server lives")
    void while_it_is_away_requests_get_503(@TempDir Path dir) throws Exception {
        Postgres.programsInto(dir);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dir, new SecureRandom(), List.of("fsync=off"));
        Database.Address at = postgres.address();
        Config config = Config.of(Map.of("PORT", "0", "DATA_DIR", dir.toString()))
                .withDatabase(new Config.Where.External(at.jdbcUrl(), at.user(), at.password()));
        try (RelayServer server = RelayServer.start(config);
                HttpClient http = HttpClient.newHttpClient()) {
            int before = get(http, server, "/health/ready");
            postgres.close();

            assertThat(before).isEqualTo(200);
            assertThat(get(http, server, "/health/ready")).isEqualTo(503);
            assertThat(get(http, server, "/health/live")).isEqualTo(200);
            assertThat(post(http, "http://localhost:" + server.port() + "/api/v1/auth/login"))
                    .isEqualTo(503);
        } finally {
            postgres.close();
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
            Config config = Config.of(Map.of("PORT", "0", "DATA_DIR", dir.toString()));
            try (RelayServer second = RelayServer.start(config)) {

                assertThat(registered).isEqualTo(201);
                assertThat(orphaned).isTrue();
                // one that ended and was not reaped yet still counts as alive, but has no command line
                assertThat(orphan.isAlive() && orphan.info().commandLine().isPresent())
                        .isFalse();
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

    private static int get(HttpClient http, RelayServer server, String path) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
