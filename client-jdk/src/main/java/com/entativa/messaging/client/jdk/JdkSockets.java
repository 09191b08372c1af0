package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.platform.Sockets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// WebSockets to one relay by `java.net.http`. Frames are asked for one by one, so a busy core slows the network
/// down.
public final class JdkSockets implements Sockets {
    private static final int ABNORMAL = 1006;
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
    private final HttpClient client;
    private final URI server;

    public JdkSockets(HttpClient client, URI server) {
        this.client = client;
        this.server = server;
    }

    @Override
    public void open(String path, String token, Listener listener) {
        String scheme = "https".equals(server.getScheme()) ? "wss" : "ws";
        URI address = URI.create(scheme + "://" + server.getRawAuthority() + path);
        Frames frames = new Frames(listener);
        CompletableFuture<WebSocket> opening = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(OPEN_WITHIN)
                .buildAsync(address, frames);
        opening.exceptionally(failure -> {
            frames.end(refusal(failure));
            throw new CompletionException(failure);
        });
    }

    private static End refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof WebSocketHandshakeException refused
                ? new End.Refused(refused.getResponse().statusCode())
                : new End.Closed(ABNORMAL);
    }

    private static final class Frames implements WebSocket.Listener {
        private final Listener listener;
        private final StringBuilder partial = new StringBuilder();
        private boolean ended;

        Frames(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(WebSocket socket) {
            listener.opened(new Sender(socket));
            socket.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                String frame = partial.toString();
                partial.setLength(0);
                listener.received(frame);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end(new End.Closed(code));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end(new End.Closed(ABNORMAL));
        }

        synchronized void end(End end) {
            if (ended) return;
            ended = true;
            listener.ended(end);
        }
    }

    /// `java.net.http` takes one text at a time: the next follows when the one before is out.
    private static final class Sender implements Socket {
        private final WebSocket socket;
        private CompletableFuture<WebSocket> last;

        Sender(WebSocket socket) {
            this.socket = socket;
            this.last = CompletableFuture.completedFuture(socket);
        }

        @Override
        public synchronized void send(String frame) {
            last = last.thenCompose(open -> open.sendText(frame, true));
        }

        @Override
        public synchronized void close() {
            last = last.thenCompose(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                    .whenComplete((_, failure) -> {
                        if (failure != null) socket.abort();
                    });
        }
    }
}
