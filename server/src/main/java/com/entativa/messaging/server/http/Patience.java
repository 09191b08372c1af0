package com.entativa.messaging.server.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How long a connection may take to bring a whole request head, whatever trickles in: then it is closed. Any event
/// loop.
public final class Patience {
    /// From the connection to the first head.
    private static final Duration FIRST = Duration.ofSeconds(10);

    /// From an answer to the next head.
    private static final Duration NEXT = Duration.ofSeconds(75);

    private final Vertx vertx;
    private final Duration first;
    private final Duration next;
    private final Map<SocketAddress, Long> timers = new ConcurrentHashMap<>();

    public Patience(Vertx vertx) {
        this(vertx, FIRST, NEXT);
    }

    Patience(Vertx vertx, Duration first, Duration next) {
        this.vertx = vertx;
        this.first = first;
        this.next = next;
    }

    public void connected(HttpConnection connection) {
        connection.closeHandler(_ -> arrived(connection.remoteAddress()));
        await(connection, first);
    }

    /// The head is whole. A connection that becomes a WebSocket has heartbeats of its own from now on.
    public void arrived(SocketAddress peer) {
        Long timer = timers.remove(peer);
        if (timer != null) vertx.cancelTimer(timer);
    }

    /// With HTTP/2 requests go side by side: its idle connections end by the idle timeout alone.
    public void arrived(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        arrived(connection.remoteAddress());
        if (request.version() == HttpVersion.HTTP_2) return;
        // The router keeps the end handler for itself.
        request.response().bodyEndHandler(_ -> await(connection, next));
    }

    private void await(HttpConnection connection, Duration patience) {
        long timer = vertx.setTimer(patience.toMillis(), _ -> {
            timers.remove(connection.remoteAddress());
            connection.close();
        });
        Long before = timers.put(connection.remoteAddress(), timer);
        if (before != null) vertx.cancelTimer(before);
    }
}
