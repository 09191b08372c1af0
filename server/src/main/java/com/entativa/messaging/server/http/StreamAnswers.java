package com.entativa.messaging.server.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Writes streaming replies, no faster than the client takes them. On the virtual thread of the operation.
final class StreamAnswers {
    private static final int CHUNK = 64 << 10;

    /// Chunks on their way at once: they are all that a download holds in memory.
    private static final int IN_FLIGHT = 4;

    /// A client that takes nothing for so long is cut off.
    private static final long STALLED_SECONDS = 30;

    private StreamAnswers() {}

    static void answer(RoutingContext ctx, StreamReply reply) {
        switch (reply) {
            case StreamReply.Plain(Reply plain, Map<String, String> headers) -> Answers.answer(ctx, plain, headers);
            case StreamReply.Bytes bytes -> stream(ctx, bytes);
        }
    }

    private static void stream(RoutingContext ctx, StreamReply.Bytes reply) {
        HttpServerResponse response = ctx.response();
        try (InputStream body = reply.body()) {
            response.setStatusCode(reply.status())
                    .putHeader("Content-Type", "application/octet-stream")
                    .putHeader("Content-Length", Long.toString(reply.length()));
            reply.headers().forEach(response::putHeader);
            pump(body, reply.length(), response);
            response.end().await(STALLED_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | TimeoutException | RuntimeException e) {
            // The client left, or the storage failed below our feet: a short answer must not look like a whole one.
            response.reset();
        }
    }

    private static void pump(InputStream body, long length, HttpServerResponse response)
            throws IOException, TimeoutException {
        Deque<Future<Void>> flying = new ArrayDeque<>();
        long left = length;
        while (left > 0) {
            byte[] chunk = body.readNBytes((int) Math.min(CHUNK, left));
            if (chunk.length == 0) throw new IOException("the storage gave too little");
            if (flying.size() == IN_FLIGHT) flying.remove().await(STALLED_SECONDS, TimeUnit.SECONDS);
            flying.add(response.write(Buffer.buffer(chunk)));
            left -= chunk.length;
        }
        while (!flying.isEmpty()) flying.remove().await(STALLED_SECONDS, TimeUnit.SECONDS);
    }
}
