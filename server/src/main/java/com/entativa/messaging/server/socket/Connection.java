package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One open WebSocket: its frames in order, its pings, its end. When more frames wait than {@link #WAITING}, or the
/// peer does not read the answers, the socket is not read: the peer is slowed down and costs bounded memory.
final class Connection implements Outlet {
    private static final Log LOG = Log.of(Connection.class);
    private static final int WAITING = 32;

    /// The transport puts it where bytes are no UTF-8; no field of a frame has use for one.
    private static final char REPLACEMENT = '\uFFFD';

    /// The connection broke: nobody said why.
    private static final int NO_CODE = 1006;

    private static final int WRITE_QUEUE_BYTES = 256 * 1024;

    /// With pings every 20 s and a look each second, a half-open connection is noticed in less than 30 s (R4.1).
    static final Duration SILENT = Duration.ofSeconds(28);

    private final ServerWebSocket socket;
    private final InstantSource clock;
    private final FrameRate rate;
    private final InOrder frames;
    private final Metrics metrics;
    private final DeliveryTimes times;
    private final AtomicInteger unsent = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> ending = new AtomicReference<>();
    private volatile long heardAtMillis;
    private volatile boolean closed;
    private boolean paused;

    Connection(ServerWebSocket socket, InstantSource clock, FrameRate rate, Metrics metrics) {
        this.metrics = metrics;
        this.times = new DeliveryTimes(metrics, clock);
        this.socket = socket;
        this.clock = clock;
        this.rate = rate;
        this.heardAtMillis = clock.millis();
        this.frames = new InOrder(this::failed);
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
    }

    /// Begins to listen; on the socket's event loop. `onClose` is run once.
    void open(Pulse pulse, FrameHandler handler, Peer peer, Runnable onClose) {
        ending.set(() -> {
            pulse.remove(this);
            onClose.run();
        });
        pulse.add(this);
        socket.exceptionHandler(this::broken)
                .drainHandler(_ -> {
                    unpause();
                    peer.pump().drained();
                })
                .closeHandler(_ -> {
                    closed = true;
                    Short code = socket.closeStatusCode();
                    metrics.closed(code == null ? NO_CODE : code);
                    end();
                });
        socket.pongHandler(_ -> heardAtMillis = clock.millis());
        socket.binaryMessageHandler(_ -> close(Closing.BINARY));
        socket.textMessageHandler(text -> heard(text, handler, peer));
    }

    @Override
    public void say(ServerFrame frame) {
        if (closed) return;
        String text = frame.toJson().write();
        unsent.addAndGet(text.length());
        socket.writeTextMessage(text).onComplete(_ -> unsent.addAndGet(-text.length()));
        if (frame instanceof AnswerFrame.Refused refused) metrics.refused(refused.code());
        if (frame instanceof MailFrame.Message(Delivery delivery)) times.pushed(delivery);
    }

    @Override
    public void acknowledged(List<UUID> messageIds) {
        times.acknowledged(messageIds);
    }

    @Override
    public long unsentBytes() {
        return unsent.get();
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

    void ping() {
        if (!closed) socket.writePing(Buffer.buffer());
    }

    /// The end of a socket that was silent for too long.
    void look() {
        if (clock.millis() - heardAtMillis < SILENT.toMillis()) return;
        close(Closing.SILENT);
        end();
    }

    /// Once; a peer that is silent will not answer our closing either.
    private void end() {
        Runnable last = ending.getAndSet(null);
        if (last != null) last.run();
    }

    private void heard(String text, FrameHandler handler, Peer peer) {
        heardAtMillis = clock.millis();
        if (isTooLarge(text)) {
            close(Closing.TOO_LARGE);
            return;
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            close(Closing.NOT_UTF_8);
            return;
        }
        if (!rate.take(heardAtMillis)) {
            close(Closing.TOO_MANY);
            return;
        }
        int waiting = frames.offer(() -> {
            if (!closed) handler.handle(text, peer);
            unpause();
        });
        if (waiting >= WAITING || isFull()) pause();
    }

    private synchronized void pause() {
        if (paused || frames.size() < WAITING && !isFull()) return;
        paused = true;
        socket.pause();
    }

    /// Work done on its frames is a sign of life too: the peer's pongs wait behind them.
    private synchronized void unpause() {
        if (!paused || isFull() || frames.size() > WAITING / 2) return;
        heardAtMillis = clock.millis();
        paused = false;
        socket.resume();
    }

    /// The transport drops a message of many fragments that grows beyond its bound, and goes on; what else breaks ends
    /// the socket by itself.
    private void broken(Throwable failure) {
        if (failure instanceof IllegalStateException) close(Closing.TOO_LARGE);
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
