package com.entativa.messaging.bench.load;

import com.entativa.messaging.api.AuthSession;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// All peers on one event loop: one thread makes the whole load. Called from a thread of its owner.
final class Generator implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final WebSocketClient client =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(10_000));
    private final List<Peer> peers = new ArrayList<>();
    private final Tally tally = new Tally();
    private final URI relay;
    private long timer = -1;

    Generator(String url) {
        this.relay = URI.create(url);
    }

    /// Opens a socket for each of the two.
    void open(People.Pair pair) {
        connect(pair.one(), pair.other(), pair.conversation());
        connect(pair.other(), pair.one(), pair.conversation());
    }

    /// Closed loop: each peer keeps `window` messages unanswered. 0 ends it.
    void window(int window) {
        on(() -> {
            peers.forEach(peer -> peer.window(window));
            return window;
        });
    }

    /// Open loop: so many messages a second, by the peers in turn, whatever is answered.
    void rate(double perSecond) {
        on(() -> {
            long start = System.nanoTime();
            long[] sent = {0};
            timer = vertx.setPeriodic(1, _ -> {
                long due = (long) ((System.nanoTime() - start) / 1e9 * perSecond);
                for (; sent[0] < due; sent[0]++) {
                    peers.get((int) (sent[0] % peers.size())).send(start + (long) (sent[0] * 1e9 / perSecond));
                }
            });
            return timer;
        });
    }

    /// Ends the open loop.
    void still() {
        on(() -> vertx.cancelTimer(timer));
    }

    void record(boolean on) {
        on(() -> {
            tally.record(on);
            return on;
        });
    }

    Tally.Totals totals() {
        return on(tally::totals);
    }

    int unanswered() {
        return on(() -> peers.stream().mapToInt(Peer::unanswered).sum());
    }

    /// While nothing is recorded.
    String latencies() {
        return on(() -> "send → sent      " + tally.committing.summary() + "\nsend → delivered "
                + tally.delivering.summary() + "\n");
    }

    @Override
    public void close() {
        on(() -> {
            peers.forEach(Peer::close);
            return peers.size();
        });
        vertx.close().await();
    }

    private void connect(AuthSession self, AuthSession partner, UUID conversation) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(relay.getHost())
                .setPort(relay.getPort())
                .setURI("/api/v1/ws")
                .addHeader(HttpHeaders.AUTHORIZATION.toString(), "Bearer " + self.accessToken());
        int number = peers.size();
        String frame = Peer.frame(partner, conversation, new Random(number));
        Promise<Peer> opened = Promise.promise();
        loop.runOnContext(_ -> client.connect(options)
                .map(socket -> new Peer(number, socket, frame, peers, tally))
                .onSuccess(peers::add)
                .onComplete(opened));
        opened.future().await();
    }

    private <T> T on(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(_ -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.fail(e);
            }
        });
        Future<T> future = done.future();
        return future.await();
    }
}
