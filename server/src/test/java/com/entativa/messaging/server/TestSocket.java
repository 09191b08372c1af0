package com.entativa.messaging.server;

import com.entativa.messaging.api.ClientFrame;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// A client's socket: frames in the order they came.
final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();

    /// By themselves: they come when it pleases them, between any others.
    private final BlockingQueue<LiveFrame.Presence> presences = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    TestSocket(HttpClient http, int port, String token, String query) {
        WebSocket.Builder opening = http.newWebSocketBuilder();
        if (!token.isEmpty()) opening.header("Authorization", "Bearer " + token);
        socket = opening.buildAsync(URI.create("ws://localhost:" + port + "/api/v1/ws" + query), this)
                .join();
    }

    void say(ClientFrame frame) {
        say(frame.toJson().write());
    }

    void say(String frame) {
        socket.sendText(frame, true).join();
    }

    /// Though it may be closed already.
    void trySay(ClientFrame frame) {
        socket.sendText(frame.toJson().write(), true).handle((_, _) -> true).join();
    }

    WebSocket raw() {
        return socket;
    }

    LiveFrame.Presence nextPresence() throws InterruptedException {
        LiveFrame.Presence presence = presences.poll(10, TimeUnit.SECONDS);
        if (presence == null) throw new AssertionError("nobody came or went");
        return presence;
    }

    boolean seesNobodyFor(int millis) throws InterruptedException {
        return presences.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    /// The next frame but those of presence, or an error after ten seconds.
    ServerFrame next() throws InterruptedException {
        ServerFrame frame = frames.poll(10, TimeUnit.SECONDS);
        if (frame == null) throw new AssertionError("no frame came");
        return frame;
    }

    <T extends ServerFrame> T next(Class<T> type) throws InterruptedException {
        return type.cast(next());
    }

    /// The next frame of this kind; those before it are passed over.
    <T extends ServerFrame> T nextOf(Class<T> type) throws InterruptedException {
        while (true) {
            ServerFrame frame = next();
            if (type.isInstance(frame)) return type.cast(frame);
        }
    }

    /// The status with which an opening is refused, or 101.
    static int refusal(Supplier<TestSocket> opening) {
        try (TestSocket _ = opening.get()) {
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : -1;
        }
    }

    boolean isSilentFor(int millis) throws InterruptedException {
        return frames.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    /// All that comes in this time.
    List<ServerFrame> saysWithin(int millis) throws InterruptedException {
        Thread.sleep(millis);
        List<ServerFrame> said = new ArrayList<>();
        frames.drainTo(said);
        return said;
    }

    int closeCode() throws InterruptedException, ExecutionException, TimeoutException {
        return closed.get(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            if (ServerFrame.read(text.toString()) instanceof Json.Read.Ok<ServerFrame>(ServerFrame frame)) {
                if (frame instanceof LiveFrame.Presence presence) presences.add(presence);
                else frames.add(frame);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
