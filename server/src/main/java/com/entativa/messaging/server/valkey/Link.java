package com.entativa.messaging.server.valkey;

import com.entativa.messaging.server.ops.Log;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The connections to Valkey. The server starts without it: a thread tries until it is there, and the library connects
/// again afterwards. Nobody waits longer than {@link #PATIENCE} for an answer.
final class Link implements AutoCloseable {
    private static final Log LOG = Log.of(Link.class);
    static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final Dialling dialling;
    private final BiConsumer<String, byte[]> ear;
    private final Thread opening;
    private volatile @Nullable Open open;
    private volatile boolean closed;

    /// `ear` hears channel and content of what is published to this node; on a thread of the library: it must not
    /// block.
    Link(RedisURI address, BiConsumer<String, byte[]> ear) {
        this.dialling = new Dialling(address);
        this.ear = ear;
        this.opening = Thread.ofVirtual().name("valkey-opening").unstarted(this::run);
    }

    void start() {
        opening.start();
    }

    /// `publishing` is the publisher's own connection: its commands go out when it flushes.
    record Open(
            RedisClusterAsyncCommands<String, byte[]> commands,
            RedisClusterAsyncCommands<String, byte[]> publishing,
            StatefulConnection<String, byte[]> publisher,
            StatefulRedisPubSubConnection<String, byte[]> subscriber) {}

    /// Empty until Valkey was there for the first time.
    Optional<Open> open() {
        return Optional.ofNullable(open);
    }

    /// The answer, or empty when it does not come in time.
    <R> Optional<R> ask(Function<RedisClusterAsyncCommands<String, byte[]>, RedisFuture<R>> question) {
        return open().flatMap(it ->
                answer(() -> question.apply(it.commands()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)));
    }

    /// All questions in one round trip; what gets no answer in time is left out.
    <K, R> Map<K, R> askAll(
            Collection<K> about, BiFunction<RedisClusterAsyncCommands<String, byte[]>, K, RedisFuture<R>> question) {
        Map<K, RedisFuture<R>> asked = new LinkedHashMap<>();
        Map<K, R> answers = new HashMap<>();
        open().ifPresent(it -> about.forEach(key -> asked.put(key, question.apply(it.commands(), key))));
        long end = System.nanoTime() + PATIENCE.toNanos();
        asked.forEach((key, future) -> {
            long left = Math.max(0, end - System.nanoTime());
            answer(() -> future.get(left, TimeUnit.NANOSECONDS)).ifPresent(answer -> answers.put(key, answer));
        });
        return answers;
    }

    private interface Waiting<R> {
        R get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <R> Optional<R> answer(Waiting<R> waiting) {
        try {
            return Optional.ofNullable(waiting.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TimeoutException | ExecutionException | CompletionException | RedisException e) {
            return Optional.empty();
        }
    }

    /// A command whose answer nobody waits for.
    static void say(Supplier<RedisFuture<?>> command) {
        var _ = tried(command);
    }

    /// Fails, and never throws, when it cannot be sent.
    static CompletableFuture<?> tried(Supplier<RedisFuture<?>> command) {
        try {
            return command.get().toCompletableFuture();
        } catch (RedisException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        opening.interrupt();
        try {
            opening.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dialling.close();
    }

    private void run() {
        boolean said = false;
        while (!closed) {
            try {
                open = dialling.dial(ear);
                LOG.info("valkey_connected");
                return;
            } catch (RedisException e) {
                if (!said) LOG.warn("valkey_away");
                said = true;
            }
            try {
                Thread.sleep(TRY_AGAIN);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
