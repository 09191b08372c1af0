package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.Log;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// One open WebSocket: its frames in order, its pings, its end. When more frames wait than {@link #WAITING}, the
/// socket is not read until they are worked off: the peer is slowed down, not cut off.
final class Connection implements Outlet {
    private static final Log LOG = Log.of(Connection.class);
    private static final int WAITING = 32;

    /// The connection broke: nobody said why.
    private static final int NO_CODE = 1006;

    private static final int WRITE_QUEUE_BYTES = 256 * 1024;
    static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration SILENT = Duration.ofSeconds(30);

    private final ServerWebSocket socket;
    private final InstantSource clock;
    private final InOrder frames;
    private final Metrics metrics;
    private final DeliveryTimes times;
    private volatile long heardAtMillis;
    private volatile boolean closed;
    private boolean paused;
    private boolean pingNow = true;

    Connection(ServerWebSocket socket, InstantSource clock, Metrics metrics) {
        this.metrics = metrics;
        this.times = new DeliveryTimes(metrics, clock);
        this.socket = socket;
        this.clock = clock;
        this.heardAtMillis = clock.millis();
        this.frames = new InOrder(this::failed);
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
    }

    /// Begins to listen; on the socket's event loop. `onClose` is run once.
    void open(Vertx vertx, FrameHandler handler, Peer peer, Runnable onClose) {
        long timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
        socket.exceptionHandler(_ -> {})
                .drainHandler(_ -> peer.pump().drained())
                .closeHandler(_ -> {
                    closed = true;
                    Short code = socket.closeStatusCode();
                    metrics.closed(code == null ? NO_CODE : code);
                    vertx.cancelTimer(timer);
                    onClose.run();
                });
        socket.pongHandler(_ -> heardAtMillis = clock.millis());
        socket.binaryMessageHandler(_ -> close(Closing.BINARY));
        socket.textMessageHandler(text -> heard(text, handler, peer));
    }

    @Override
    public void say(ServerFrame frame) {
        if (closed) return;
        socket.writeTextMessage(frame.toJson().write());
        if (frame instanceof AnswerFrame.Refused refused) metrics.refused(refused.code());
        if (frame instanceof MailFrame.Message(Delivery delivery)) times.pushed(delivery);
    }

    @Override
    public void acknowledged(List<UUID> messageIds) {
        times.acknowledged(messageIds);
    }

    @Override
    public boolean isFull() {
        return closed || socket.writeQueueFull();
    }

    @Override
    public void close(Closing why) {
        if (closed) return;
        closed = true;
        socket.close(why.code(), why.reason());
    }

    private void heard(String text, FrameHandler handler, Peer peer) {
        heardAtMillis = clock.millis();
        if (isTooLarge(text)) {
            close(Closing.TOO_LARGE);
            return;
        }
        int waiting = frames.offer(() -> {
            if (!closed) handler.handle(text, peer);
            unpause();
        });
        if (waiting >= WAITING) pause();
    }

    private synchronized void pause() {
        if (paused || frames.size() < WAITING) return;
        paused = true;
        socket.pause();
    }

    private synchronized void unpause() {
        heardAtMillis = clock.millis();
        if (!paused || frames.size() > WAITING / 2) return;
        paused = false;
        socket.resume();
    }

    /// Every other time a ping; and the end of a socket that was silent.
    private void look() {
        if (clock.millis() - heardAtMillis >= SILENT.toMillis()) {
            close(Closing.SILENT);
            return;
        }
        if (pingNow) socket.writePing(io.vertx.core.buffer.Buffer.buffer());
        pingNow = !pingNow;
    }

    private void failed(RuntimeException failure) {
        LOG.error("frame_failed", failure);
        close(Closing.FAULT);
    }

    private static boolean isTooLarge(String text) {
        if (text.length() > Contract.MAX_FRAME_BYTES) return true;
        if (text.length() * 3L <= Contract.MAX_FRAME_BYTES) return false;
        return text.getBytes(StandardCharsets.UTF_8).length > Contract.MAX_FRAME_BYTES;
    }
}
