package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.server.config.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Callers who are judged, when the database does not answer.
final class GateTest {
    private static final int ROOM = 2_048;
    private static final int MORE = 200;

    @Test
    @DisplayName("R4.4 while the database stands still so many callers wait to be judged, and no more: they get 429")
    void callers_wait_in_bounds() throws Exception {
        try (TestRelay relay = new TestRelay(Limits.off());
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            AuthSession alice = relay.register();
            List<CompletableFuture<HttpResponse<Void>>> asked = new ArrayList<>();
            try (Connection other = connection(relay);
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE device IN ACCESS EXCLUSIVE MODE");
                URI place = URI.create("http://localhost:" + relay.port() + "/api/v1/devices");
                HttpRequest request = HttpRequest.newBuilder(place)
                        .header("Authorization", "Bearer " + alice.accessToken())
                        .timeout(Duration.ofMinutes(2))
                        .build();
                for (int i = 0; i < ROOM + MORE; i++)
                    asked.add(http.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
                CompletableFuture<?>[] all = asked.toArray(CompletableFuture[]::new);
                Object first = CompletableFuture.anyOf(all).get(60, TimeUnit.SECONDS);
                other.rollback();

                assertThat(((HttpResponse<?>) first).statusCode()).isEqualTo(429);
            }
            List<Integer> statuses = new ArrayList<>();
            for (CompletableFuture<HttpResponse<Void>> one : asked)
                statuses.add(one.get(120, TimeUnit.SECONDS).statusCode());

            assertThat(statuses).contains(429).isSubsetOf(200, 429, 503);
            assertThat(relay.get(alice.accessToken(), "/api/v1/devices").status())
                    .isEqualTo(200);
        }
    }

    private static Connection connection(TestRelay relay) throws Exception {
        return DriverManager.getConnection(
                relay.address().jdbcUrl(),
                relay.address().user(),
                relay.address().password());
    }
}
