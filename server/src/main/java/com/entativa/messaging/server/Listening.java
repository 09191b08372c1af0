package com.entativa.messaging.server;

import com.entativa.messaging.server.http.Patience;
import com.entativa.messaging.server.http.TlsFiles;
import com.entativa.messaging.server.http.Unreadable;
import com.entativa.messaging.server.socket.SocketEdge;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/// One event loop's share of the connections.
final class Listening extends VerticleBase {
    private final HttpServerOptions options;
    private final Doors doors;
    private final AtomicInteger port;

    /// `port` is told where it listens.
    Listening(HttpServerOptions options, Doors doors, AtomicInteger port) {
        this.options = options;
        this.doors = doors;
        this.port = port;
    }

    /// Where connections, requests and sockets go.
    record Doors(Patience patience, Handler<HttpServerRequest> requests, SocketEdge sockets, TlsFiles tls) {}

    @Override
    public Future<HttpServer> start() {
        return vertx.createHttpServer(options)
                .connectionHandler(doors.patience()::connected)
                .invalidRequestHandler(new Unreadable())
                .requestHandler(request -> {
                    if (SocketEdge.isUpgrade(request)) {
                        doors.patience().arrived(request.remoteAddress());
                        doors.sockets().knock(request);
                    } else {
                        doors.patience().arrived(request);
                        doors.requests().handle(request);
                    }
                })
                .listen()
                .onSuccess(server -> {
                    port.set(server.actualPort());
                    doors.tls().watch(vertx, server);
                });
    }
}
