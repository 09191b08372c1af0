package com.entativa.messaging.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Slow heads, on a server of its own with little patience.
final class PatienceTest {
    @Test
    @DisplayName("R-O-9 the next head on a connection is bounded too, whatever the router hangs on the answer's end")
    void the_next_head_is_bounded() throws Exception {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().handler(ctx -> {
            ctx.addEndHandler(_ -> {});
            ctx.response().end("hello");
        });
        Patience patience = new Patience(vertx, Duration.ofSeconds(5), Duration.ofSeconds(1));
        HttpServer server = vertx.createHttpServer()
                .connectionHandler(patience::connected)
                .requestHandler(request -> {
                    patience.arrived(request);
                    router.handle(request);
                })
                .listen(0)
                .await();
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            socket.setSoTimeout(10_000);
            say(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            byte[] answer = new byte[200];
            assertThat(new String(answer, 0, socket.getInputStream().read(answer), StandardCharsets.US_ASCII))
                    .contains("200 OK");
            long start = System.nanoTime();
            say(socket, "GET / HTTP/1.1\r\nHost: x\r\n");

            assertThat(closed(socket)).isTrue();
            assertThat(System.nanoTime() - start).isBetween(500_000_000L, 8_000_000_000L);
        } finally {
            vertx.close().await();
        }
    }

    private static boolean closed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
