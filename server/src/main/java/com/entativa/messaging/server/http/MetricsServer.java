package com.entativa.messaging.server.http;

import com.entativa.messaging.server.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/// `/metrics` on a port of its own, so that the public need not reach it.
public final class MetricsServer {
    private MetricsServer() {}

    public static Future<HttpServer> start(Vertx vertx, String host, int port, Metrics metrics) {
        return vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
                .requestHandler(request -> {
                    if (!"/metrics".equals(request.path())) {
                        request.response().setStatusCode(404).end();
                        return;
                    }
                    vertx.executeBlocking(metrics::scrape)
                            .onSuccess(text -> request.response()
                                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                                    .end(text))
                            .onFailure(
                                    _ -> request.response().setStatusCode(500).end());
                })
                .listen();
    }
}
