package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every answer carries, and what a peer may not do to the edge.
@SuppressWarnings("NullAway.Init")
final class HygieneTest {
    private static final String APP = "https://app.example";
    private static TestRelay relay;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        relay = new TestRelay(
                Postgres.migrated(), Map.of("CORS_ORIGINS", APP, "ACCESS_LOG", "true", "BODY_SECONDS", "2"));
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        relay.close();
    }

    @Test
    @DisplayName("R-O-8 every answer has the security headers and a request id, which the problem document repeats")
    void every_answer_is_hardened() {
        for (String path : new String[] {"/health/live", "/api/v1/devices", "/nowhere"}) {
            TestRelay.Answer answer = relay.get("", path);

            assertThat(header(answer.response(), "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer.response(), "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer.response(), "Cache-Control")).isEqualTo("no-store");
            assertThat(header(answer.response(), "Content-Security-Policy")).contains("default-src 'none'");
            String id = header(answer.response(), "X-Request-Id");
            assertThat(id).hasSizeGreaterThanOrEqualTo(8);
            if (answer.status() >= 400)
                assertThat(answer.json().text("request_id")).isEqualTo(id);
        }
    }

    @Test
    @DisplayName("R-O-8 a request id is believed only from a proxy, and only when it is well-formed")
    void who_may_choose_the_request_id() throws Exception {
        assertThat(header(sent("GET", "X-Request-Id", "chosen-by-me"), "X-Request-Id"))
                .isNotEqualTo("chosen-by-me");
        try (TestRelay behind = new TestRelay(Postgres.migrated(), Map.of("BEHIND_PROXY", "true"))) {
            URI live = URI.create("http://localhost:" + behind.port() + "/health/live");
            assertThat(header(sent(live, "GET", "X-Request-Id", "chosen-by-proxy"), "X-Request-Id"))
                    .isEqualTo("chosen-by-proxy");
            assertThat(header(sent(live, "GET", "X-Request-Id", "a b\"c' event=x"), "X-Request-Id"))
                    .doesNotContain("event");
        }
    }

    @Test
    @DisplayName("R-O-8 pages of a named origin may call, others may not")
    void cross_origin() throws Exception {
        HttpResponse<String> preflight = sent("OPTIONS", "Origin", APP, "Access-Control-Request-Method", "POST");
        HttpResponse<String> stranger =
                sent("OPTIONS", "Origin", "https://evil.example", "Access-Control-Request-Method", "POST");

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Authorization");
        assertThat(header(sent("GET", "Origin", APP), "Access-Control-Allow-Origin"))
                .isEqualTo(APP);
        assertThat(stranger.statusCode()).isEqualTo(405);
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(stranger.headers().firstValue("Vary")).contains("Origin");
    }

    @Test
    @DisplayName("R5.4 JSON nested without end is 400, and the server lives")
    void deep_json() {
        String deep = "{\"username\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        TestRelay.Answer answer = relay.call("", "POST", "/api/v1/auth/login", deep);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception");
        assertThat(relay.get("", "/health/live").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R5.4 an address or a head beyond bounds is refused")
    void long_heads() throws Exception {
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    @DisplayName("R5.4 what is no HTTP is answered by a problem document, and so is a query that cannot be decoded")
    void unreadable_requests() throws Exception {
        for (String head : new String[] {
            "GET /" + "a".repeat(20_000) + " HTTP/1.1",
            "GET /health/live HTTP/1.1\r\nno colon",
            "GET /health/ready?%zz HTTP/1.1",
            "GET /api/v1/provisioning/% HTTP/1.1"
        }) {
            RawHttp.Answer answer = RawHttp.answer(
                    relay.port(),
                    (head + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(answer.status()).isBetween(400, 414);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.text()).contains("\"code\":\"bad_request\"", "\"status\":" + answer.status());
        }
    }

    @Test
    @DisplayName("R5.4 a number that is none of ours is 400")
    void endless_numbers() {
        AuthSession caller = relay.registerWithKeys(new Keys(), 1);
        String bundles = "/api/v1/keys/bundles/" + caller.userId() + "?device_id=";

        for (String number : new String[] {"99999999999999999999", "+7", "1.0", "1e1"}) {
            assertThat(relay.get(caller.accessToken(), "/api/v1/messages?after=" + number)
                            .status())
                    .isEqualTo(400);
            assertThat(relay.get(caller.accessToken(), bundles + number).status())
                    .isEqualTo(400);
            assertThat(relay.call(caller.accessToken(), "DELETE", "/api/v1/devices/" + number, "")
                            .status())
                    .isIn(400, 404);
        }
    }

    @Test
    @DisplayName("R5.4 text that the database cannot hold is 400")
    void a_nul_in_text() {
        String nul = "{\"username\":\"nul%s\",\"display_name\":\"a\\u0000b\",\"password\":\"correct horse\"}";

        assertThat(relay.call("", "POST", "/api/v1/auth/register", nul.formatted("body"))
                        .status())
                .isEqualTo(400);
        assertThat(relay.call("", "POST", "/api/v1/auth/login", nul.formatted("\\u0000"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("R5.4 an id given twice in a query is judged twice")
    void an_id_given_twice() {
        AuthSession caller = relay.registerWithKeys(new Keys(), 1);
        String id = UUID.randomUUID().toString();

        for (String query : new String[] {"?before=no&before=" + id, "?before=" + id + "&before=no"}) {
            assertThat(relay.get(caller.accessToken(), "/api/v1/conversations" + query)
                            .status())
                    .isIn(200, 400);
            assertThat(relay.get(caller.accessToken(), "/api/v1/calls" + query).status())
                    .isIn(200, 400);
        }
    }

    @Test
    @DisplayName("R5.4 a socket's query that cannot be decoded is 401, as without a ticket")
    void unreadable_ticket() throws Exception {
        String head = String.join(
                "\r\n",
                "GET /api/v1/ws?ticket=%zz HTTP/1.1",
                "Host: x",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "\r\n");

        assertThat(raw(head)).contains(" 401 ");
    }

    @Test
    @DisplayName("R-O-9 a head that trickles in is cut off after 10 s")
    void a_slow_head_is_cut_off() throws Exception {
        try (Socket socket = new Socket("localhost", relay.port())) {
            socket.setSoTimeout(500);
            long start = System.nanoTime();
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));
            boolean open = true;
            while (open && System.nanoTime() - start < 20_000_000_000L) open = trickled(socket);

            assertThat(open).isFalse();
            assertThat(System.nanoTime() - start).isBetween(8_000_000_000L, 16_000_000_000L);
        }
    }

    @Test
    @DisplayName("R-O-9 a body that trickles in is answered 408 and cut off")
    void a_slow_body_is_cut_off() throws Exception {
        try (Socket socket = new Socket("localhost", relay.port())) {
            socket.setSoTimeout(10_000);
            String head = "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 500\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            long start = System.nanoTime();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).contains(" 408 ", "\"status\":408").containsIgnoringCase("connection: close");
            assertThat(System.nanoTime() - start).isBetween(1_500_000_000L, 9_000_000_000L);
        }
    }

    /// False when the server has closed.
    private static boolean trickled(Socket socket) {
        try {
            socket.getOutputStream().write("X-A: b\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", relay.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
        }
    }

    private static HttpResponse<String> sent(String method, String... headers)
            throws IOException, InterruptedException {
        return sent(URI.create("http://localhost:" + relay.port() + "/api/v1/auth/login"), method, headers);
    }

    private static HttpResponse<String> sent(URI to, String method, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
