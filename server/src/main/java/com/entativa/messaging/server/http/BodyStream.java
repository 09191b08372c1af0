package com.entativa.messaging.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The body of a paused request as a blocking stream. The event loop is asked for one buffer more each time one was
/// taken: what is not read here waits in the client's socket, not in memory.
///
/// Made on the event loop; read by one thread.
final class BodyStream extends InputStream {
    /// Buffers asked for in advance, of at most 64 KiB each.
    private static final int AHEAD = 2;

    /// A client that sends nothing for so long is cut off.
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /// How long a client may take to read why the rest of its body is not wanted.
    private static final long GRACE_MILLIS = 1_000;

    private sealed interface Arrival {
        record Bytes(Buffer bytes) implements Arrival {}

        record End() implements Arrival {}

        record Cut() implements Arrival {}
    }

    private final RoutingContext ctx;
    private final HttpServerRequest request;

    /// Never more than was asked for, and its end.
    private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();

    private Buffer current = Buffer.buffer();
    private int position;
    private boolean asked;
    private boolean ended;

    BodyStream(RoutingContext ctx) {
        this.ctx = ctx;
        this.request = ctx.request();
        if (request.isEnded()) {
            arrived.add(new Arrival.End());
            return;
        }
        request.pause();
        request.handler(buffer -> arrived.add(new Arrival.Bytes(buffer)));
        request.endHandler(_ -> arrived.add(new Arrival.End()));
        request.exceptionHandler(_ -> arrived.add(new Arrival.Cut()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        while (position == current.length()) {
            if (ended) return -1;
            take();
        }
        int count = Math.min(most, current.length() - position);
        current.getBytes(position, position + count, into, from);
        position += count;
        return count;
    }

    /// To be called when the answer was given: a body that was not read to its end is not read any more, and the
    /// connection ends unless the rest was small.
    @Override
    public void close() {
        if (ended) return;
        request.fetch(AHEAD);
        ctx.vertx().setTimer(GRACE_MILLIS, _ -> {
            if (request.isEnded()) return;
            if (request.version() == HttpVersion.HTTP_2) ctx.response().reset();
            else request.connection().close();
        });
    }

    private void take() throws IOException {
        ask();
        switch (next()) {
            case Arrival.Bytes(Buffer bytes) -> {
                current = bytes;
                position = 0;
                request.fetch(1);
            }
            case Arrival.End _ -> ended = true;
            case Arrival.Cut _ -> throw new IOException("the connection was cut");
        }
    }

    /// The first read asks for the body: until then a client that waits for leave (`Expect: 100-continue`) sends none.
    private void ask() {
        if (asked) return;
        asked = true;
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT)))
            ctx.response().writeContinue();
        request.fetch(AHEAD);
    }

    private Arrival next() throws IOException {
        try {
            Arrival next = arrived.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? new Arrival.Cut() : next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
