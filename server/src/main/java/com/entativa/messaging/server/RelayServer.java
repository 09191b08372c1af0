package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Tls;
import com.entativa.messaging.server.docs.Pages;
import com.entativa.messaging.server.http.MetricsServer;
import com.entativa.messaging.server.http.PageHandler;
import com.entativa.messaging.server.http.Patience;
import com.entativa.messaging.server.http.TlsFiles;
import com.entativa.messaging.server.http.WebHandler;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.LogLines;
import com.entativa.messaging.server.socket.SocketEdge;
import com.entativa.messaging.server.web.WebFiles;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// A running relay. {@link #start} returns when it takes requests; {@link #close} drains and loses nothing (R4.5).
public final class RelayServer implements AutoCloseable {
    private static final Log LOG = Log.of(RelayServer.class);
    private static final long STOP_SECONDS = 10;

    /// To Vert.x: any free port, the same for all event loops.
    private static final int FREE_AND_SHARED = -1;

    /// Method, path and query of a request.
    private static final int LONGEST_LINE = 8 << 10;

    /// All headers of a request together; an access token is below 1 KiB.
    private static final int LARGEST_HEAD = 16 << 10;

    private final Vertx vertx;
    private final Relay relay;
    private final int port;
    private boolean closed;

    private RelayServer(Vertx vertx, Relay relay, int port) {
        this.vertx = vertx;
        this.relay = relay;
        this.port = port;
    }

    /// With the system's clock and randomness. Throws when the database or the port is not to be had.
    public static RelayServer start(Config config) throws IOException {
        return start(config, InstantSource.system(), new SecureRandom());
    }

    public static RelayServer start(Config config, InstantSource clock, SecureRandom random) throws IOException {
        LogLines.quieten();
        Relay relay = Relay.open(config, clock, random);
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
        try {
            int port = listen(vertx, relay, config);
            LOG.info("server_started", "port", port);
            return new RelayServer(vertx, relay, port);
        } catch (RuntimeException e) {
            vertx.close().await();
            relay.close();
            throw e;
        }
    }

    /// The port that is listened on, also when a free one was asked for.
    public int port() {
        return port;
    }

    /// Does at once what of the sweeper's chores is due by the clock: with a clock that is set by hand nothing waits.
    void sweep() {
        relay.sweep();
    }

    public int openSockets() {
        return relay.sockets().size();
    }

    /// What was pushed to sockets and not yet taken by the system.
    public long unsentBytes() {
        return relay.sockets().unsentBytes();
    }

    /// False while other nodes are not heard; true where there are none.
    public boolean hearsOthers() {
        return relay.hearsOthers();
    }

    /// Closes sockets with 1001, finishes what was begun, closes the database. Safe to call twice.
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        relay.stopAccepting();
        try {
            vertx.close().await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("stop_cut_short", "seconds", STOP_SECONDS);
        }
        relay.close();
        LOG.info("server_stopped");
    }

    private static int listen(Vertx vertx, Relay relay, Config config) {
        TlsFiles tls = new TlsFiles(config.listen().tls());
        int wanted = config.listen().port();
        HttpServerOptions options = SocketEdge.options()
                .setHost(config.listen().host())
                .setPort(wanted == 0 ? FREE_AND_SHARED : wanted)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(120)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        tls.addTo(options);
        Listening.Doors doors =
                new Listening.Doors(new Patience(vertx), pages(vertx, relay, config), relay.sockets(vertx), tls);
        AtomicInteger port = new AtomicInteger();
        int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        vertx.deployVerticle(() -> new Listening(options, doors, port), new DeploymentOptions().setInstances(loops))
                .await();
        int metrics = config.monitoring().metricsPort();
        if (metrics > 0) {
            MetricsServer.start(vertx, config.monitoring().metricsHost(), metrics, relay.metrics())
                    .await();
        }
        return port.get();
    }

    /// The web apps first: with them, the front page is theirs.
    private static Handler<HttpServerRequest> pages(Vertx vertx, Relay relay, Config config) {
        boolean tls = config.listen().tls() instanceof Tls.Own;
        Handler<HttpServerRequest> contract =
                new PageHandler(Pages.ofTheContract(), tls, relay.edge(vertx).router());
        return new WebHandler(WebFiles.in(config.listen().webDir()), tls, contract);
    }
}
