package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.attachment.BlobTransport.Body;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One request whose body, or whose answer's body, flows. Notices when it stalls, and carries what the body or
/// the sink threw back to the caller's thread.
final class Flow {
    private static final int STALLED_SECONDS = 30;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private final IntFunction<AttachmentSealer.Sink> sinkOf;
    private final AtomicLong moved = new AtomicLong();
    private @Nullable RuntimeException thrown;
    private boolean ended;

    /// The answer is small: text.
    Flow() {
        this(_ -> _ -> {});
    }

    /// What a 200 or 206 brings goes into the sink of that status.
    Flow(IntFunction<AttachmentSealer.Sink> sinkOf) {
        this.sinkOf = sinkOf;
    }

    BodyPublisher of(Body body) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(() -> pieces(body)), body.length());
    }

    Answer<HttpResponse<String>> send(HttpClient client, HttpRequest request) {
        boolean flowsIn = request.method().equals("GET");
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, flowsIn ? intoSink() : text());
        try {
            HttpResponse<String> response = await(answer);
            rethrow();
            return new Answer.Ok<>(response);
        } catch (ExecutionException | TimeoutException e) {
            rethrow();
            return new Answer.Unreachable<>(e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Unreachable<>("interrupted");
        } finally {
            end();
        }
    }

    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            long before = moved.get();
            try {
                return answer.get(STALLED_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (moved.get() != before) continue;
                answer.cancel(true);
                throw e;
            }
        }
    }

    private synchronized void rethrow() {
        if (thrown != null) throw thrown;
    }

    private static BodyHandler<String> text() {
        return _ -> BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private BodyHandler<String> intoSink() {
        return info -> {
            if (info.statusCode() != OK && info.statusCode() != PARTIAL) {
                return BodySubscribers.ofString(StandardCharsets.UTF_8);
            }
            AttachmentSealer.Sink sink = sinkOf.apply(info.statusCode());
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(piece -> given(sink, piece))),
                    _ -> "");
        };
    }

    private void given(AttachmentSealer.Sink sink, byte[] piece) {
        moved.incrementAndGet();
        guarded(() -> {
            sink.write(piece);
            return true;
        });
    }

    private Iterator<byte[]> pieces(Body body) {
        return new Iterator<>() {
            private Optional<byte[]> next = Optional.empty();

            @Override
            public boolean hasNext() {
                if (next.isEmpty()) next = guarded(body::next);
                return next.isPresent();
            }

            @Override
            public byte[] next() {
                if (!hasNext()) throw new NoSuchElementException();
                byte[] piece = next.orElseThrow();
                next = Optional.empty();
                moved.incrementAndGet();
                return piece;
            }
        };
    }

    private interface Step<T> {
        T run();
    }

    /// Remembers what was thrown: the client would only say that the request failed. Once the request has ended nothing
    /// runs any more: the client's threads may come late, when the file is closed or another request goes on with
    // it.
    private synchronized <T> T guarded(Step<T> step) {
        if (ended) throw new IllegalStateException("the request has ended");
        try {
            return step.run();
        } catch (RuntimeException e) {
            if (thrown == null) thrown = e;
            throw e;
        }
    }

    private synchronized void end() {
        ended = true;
    }
}
