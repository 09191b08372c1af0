package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.config.Rate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-A-10: who guesses one account's password, from one address or from many, and who does not pay for it.
final class LogInLimitTest {
    private static final Limits.Guesses GUESSES =
            new Limits.Guesses(new Rate(3, Duration.ofMinutes(1)), new Rate(10, Duration.ofMinutes(1)));
    private final ManualClock clock = new ManualClock();
    private final TestRelay relay =
            new TestRelay(Limits.off().withGuesses(GUESSES), clock, Map.of("BEHIND_PROXY", "true"));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        relay.close();
        http.close();
    }

    @Test
    @DisplayName("R-A-10 one address tries one account a few times; it may try another, and others may try this one")
    void from_one_address() throws Exception {
        String alice = name(relay.register());
        String bob = name(relay.register());
        for (int i = 0; i < 3; i++)
            assertThat(status("10.0.0.1", alice, "wrong")).isEqualTo(401);

        assertThat(status("10.0.0.1", alice, "correct horse")).isEqualTo(429);
        assertThat(status("10.0.0.1", bob, "correct horse")).isEqualTo(200);
        assertThat(status("10.0.0.2", alice, "correct horse")).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(status("10.0.0.1", alice, "correct horse")).isEqualTo(200);
    }

    @Test
    @DisplayName("R-A-10 many addresses together try one account slowly; where its devices are known it stays open")
    void from_many_addresses() throws Exception {
        AuthSession session = relay.register();
        String alice = name(session);
        HttpResponse<String> renewed = post(
                "192.0.2.7",
                "/api/v1/auth/refresh",
                Json.build().put("refresh_token", session.refreshToken()).object());
        for (int i = 0; i < 10; i++)
            assertThat(status("10.0.1." + i, alice, "wrong")).isEqualTo(401);

        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(status("10.0.2.1", alice, "correct horse")).isEqualTo(429);
        assertThat(status("192.0.2.7", alice, "correct horse")).isEqualTo(200);
        assertThat(status("10.0.2.2", name(relay.register()), "correct horse")).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(status("10.0.2.3", alice, "wrong")).isEqualTo(401);
        assertThat(status("10.0.2.4", alice, "wrong")).isEqualTo(429);
    }

    @Test
    @DisplayName("R5.2 an account that is not there is limited like one that is")
    void of_nobody() throws Exception {
        for (int i = 0; i < 10; i++)
            assertThat(status("10.0.1." + i, "nobody.here", "wrong")).isEqualTo(401);

        assertThat(status("10.0.2.1", "nobody.here", "wrong")).isEqualTo(429);
    }

    private String name(AuthSession session) {
        return relay.get(session.accessToken(), "/api/v1/users/" + session.userId())
                .json()
                .text("username");
    }

    private int status(String address, String username, String password) throws Exception {
        Json.Obj body =
                Json.build().put("username", username).put("password", password).object();
        return post(address, "/api/v1/auth/login", body).statusCode();
    }

    private HttpResponse<String> post(String address, String path, Json.Obj body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(body.write()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
