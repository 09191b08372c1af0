package com.entativa.messaging.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.config.Rate;
import com.entativa.messaging.server.metrics.Metrics;
import io.vertx.core.http.ServerWebSocket;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ConnectionTest {
    @Test
    @DisplayName("R4.2 a socket that has just ended takes nothing, and whoever asks goes on with the others")
    void one_that_has_just_ended() {
        try (Metrics metrics = new Metrics()) {
            FrameRate rate = new FrameRate(new Rate(1, Duration.ofSeconds(1)));

            assertThat(new Connection(ended(), InstantSource.system(), rate, metrics).isFull())
                    .isTrue();
        }
    }

    /// As the library says it before our handler is told.
    private static ServerWebSocket ended() {
        return (ServerWebSocket) Proxy.newProxyInstance(
                ServerWebSocket.class.getClassLoader(), new Class<?>[] {ServerWebSocket.class}, (socket, method, _) -> {
                    if (method.getName().equals("writeQueueFull"))
                        throw new IllegalStateException("WebSocket is closed");
                    return socket;
                });
    }
}
