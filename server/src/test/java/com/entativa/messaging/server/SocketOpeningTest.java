package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The ways to open a socket (`socket.md`), and those that do not open it.
final class SocketOpeningTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ManualClock CLOCK = new ManualClock();
    private static TestRelay relay;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off(), CLOCK);
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @Test
    void the_subprotocol_carries_the_token_and_is_answered_without_it() {
        AuthSession alice = relay.register();

        WebSocket socket = HTTP.newWebSocketBuilder()
                .subprotocols("messenger.v1", "bearer." + alice.accessToken())
                .buildAsync(address(""), new Closing())
                .join();

        assertThat(socket.getSubprotocol()).isEqualTo("messenger.v1");
        socket.abort();
    }

    @Test
    void a_ticket_opens_one_socket_within_half_a_minute() {
        AuthSession alice = relay.register();
        String used = ticket(alice);
        String late = ticket(alice);

        open("?ticket=" + used).abort();

        assertThat(refusal("?ticket=" + used)).isEqualTo(401);
        CLOCK.advance(Duration.ofSeconds(31));
        assertThat(refusal("?ticket=" + late)).isEqualTo(401);
        assertThat(refusal("?ticket=made-up")).isEqualTo(401);
    }

    @Test
    void a_ticket_does_not_outlive_its_device() {
        AuthSession alice = relay.register();
        String ticket = ticket(alice);

        relay.call(alice.accessToken(), "POST", "/api/v1/auth/logout", "");

        assertThat(refusal("?ticket=" + ticket)).isEqualTo(401);
    }

    @Test
    void without_a_good_token_or_with_one_in_the_address_nothing_opens() {
        AuthSession alice = relay.register();

        assertThat(refusal("")).isEqualTo(401);
        assertThat(refusal("?token=" + alice.accessToken())).isEqualTo(401);
        assertThat(refusal("?access_token=" + alice.accessToken())).isEqualTo(401);
    }

    @Test
    void a_stopping_relay_closes_its_sockets_with_1001() throws Exception {
        Closing closing = new Closing();
        try (TestRelay stopping = new TestRelay(Limits.off())) {
            AuthSession alice = stopping.register();
            HTTP.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + alice.accessToken())
                    .buildAsync(URI.create("ws://localhost:" + stopping.port() + "/api/v1/ws"), closing)
                    .join();
        }

        assertThat(closing.code.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
    }

    private static final class Closing implements WebSocket.Listener {
        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int closed, String reason) {
            code.complete(closed);
            return CompletableFuture.completedStage(null);
        }
    }

    private static String ticket(AuthSession session) {
        return relay.post(
                        session.accessToken(),
                        "/api/v1/auth/ticket",
                        Json.build().object())
                .json()
                .text("ticket");
    }

    private static WebSocket open(String query) {
        return HTTP.newWebSocketBuilder()
                .buildAsync(address(query), new Closing())
                .join();
    }

    private static int refusal(String query) {
        try {
            open(query).abort();
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : -1;
        }
    }

    private static URI address(String query) {
        return URI.create("ws://localhost:" + relay.port() + "/api/v1/ws" + query);
    }
}
