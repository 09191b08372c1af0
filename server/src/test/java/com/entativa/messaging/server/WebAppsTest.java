package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R-O-13 the web apps")
@SuppressWarnings("NullAway.Init")
final class WebAppsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private TestRelay relay;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        write(folder, "index.html", "landing");
        write(folder, "vignette/index.html", "vignette");
        write(folder, "vignette/sw.js", "worker");
        write(folder, "assets/app-1a2b.js", "plain script");
        write(folder, "assets/app-1a2b.js.br", "brotli");
        write(folder, "assets/app-1a2b.js.gz", "gzip");
        relay = new TestRelay(Postgres.migrated(), Map.of("WEB_DIR", folder.toString()));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    @DisplayName("front page, pages and screens of an app are given; what is nowhere stays a 404, the contract its own")
    void pages_and_screens() throws Exception {
        assertThat(get("/").body()).isEqualTo("landing");
        assertThat(get("/vignette/").body()).isEqualTo("vignette");
        assertThat(get("/vignette/chat/0190f5c0").body()).isEqualTo("vignette");
        assertThat(get("/vignette").headers().firstValue("Location")).hasValue("/vignette/");
        for (String nowhere : List.of("/other/", "/vignette/gone.js", "/vignette/../index.html", "/%2e%2e/secret")) {
            assertThat(get(nowhere).statusCode()).as(nowhere).isEqualTo(404);
        }
        assertThat(get("/docs").body()).contains("HTTP operations");
        assertThat(get("/api/v1/devices").statusCode()).isEqualTo(401);
        assertThat(relay.call("", "POST", "/vignette/", "").status()).isEqualTo(404);
    }

    @Test
    @DisplayName(
            "every file comes under the policy: nothing of another origin, no inline script, trusted types, isolated")
    void the_policy() throws Exception {
        for (String path : List.of("/", "/vignette/", "/vignette/sw.js", "/assets/app-1a2b.js")) {
            HttpResponse<String> file = get(path);

            assertThat(header(file, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self';", "require-trusted-types-for 'script'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "http:", "https:", "*");
            assertThat(header(file, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(file, "Cross-Origin-Embedder-Policy")).isEqualTo("require-corp");
            assertThat(header(file, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(file, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(file, "Permissions-Policy")).contains("geolocation=()");
        }
    }

    @Test
    @DisplayName("the smallest form the browser takes is given; what is named by its digest is kept for a year")
    void forms_and_keeping() throws Exception {
        String script = "/assets/app-1a2b.js";

        assertThat(get(script, "Accept-Encoding", "gzip, deflate, br").body()).isEqualTo("brotli");
        assertThat(get(script, "Accept-Encoding", "gzip;q=0.5, br;q=0").body()).isEqualTo("gzip");
        assertThat(get(script).body()).isEqualTo("plain script");
        assertThat(get(script + ".br").statusCode()).isEqualTo(404);
        assertThat(header(get(script), "Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(header(get(script), "Content-Type")).startsWith("text/javascript");
        assertThat(header(get("/vignette/sw.js"), "Cache-Control")).isEqualTo("no-cache");
        String tag = header(get("/vignette/"), "ETag");
        assertThat(get("/vignette/", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + path));
        if (headers.length > 0) request.headers(headers);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
