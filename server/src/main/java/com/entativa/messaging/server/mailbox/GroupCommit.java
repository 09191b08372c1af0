package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Writes what arrives together in one transaction. Callers block until the commit of theirs; a few threads write.
/// What waits is bounded in number and in bytes: beyond that callers get `full` at once (R4.4). A batch that fails
/// through a fault of one entry is done again one by one, so that nobody fails for somebody else.
final class GroupCommit<T, R> implements AutoCloseable {
    private static final Log LOG = Log.of(GroupCommit.class);
    private final BlockingQueue<Entry<T, R>> queue;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Bounds bounds;
    private final Function<List<T>, List<R>> commit;
    private final ToIntFunction<T> weight;
    private final Refusals<R> refusals;
    private final List<Thread> writers = new ArrayList<>();
    private final Metrics metrics;
    private volatile boolean closing;

    /// `waiting` entries and `waitingBytes` may wait; `batch` entries at most go into one transaction.
    record Bounds(String name, int writers, int waiting, long waitingBytes, int batch) {}

    record Refusals<R>(R full, R away) {}

    private record Entry<T, R>(T value, int bytes, CompletableFuture<R> result) {}

    /// `commit` answers each entry of a batch, in order, and throws when it did not commit. What is committed and
    /// what waits is measured.
    GroupCommit(
            Bounds bounds,
            Function<List<T>, List<R>> commit,
            ToIntFunction<T> weight,
            Refusals<R> refusals,
            Metrics metrics) {
        this.metrics = metrics;
        this.bounds = bounds;
        this.commit = commit;
        this.weight = weight;
        this.refusals = refusals;
        this.queue = new ArrayBlockingQueue<>(bounds.waiting());
        metrics.gauge(
                "relay.queue.entries", "queue", bounds.name(), "entries that wait for a group commit", queue::size);
        for (int i = 0; i < bounds.writers(); i++) {
            writers.add(
                    Thread.ofPlatform().daemon().name(bounds.name() + "-" + i).start(this::write));
        }
    }

    R submit(T value) {
        Entry<T, R> entry = new Entry<>(value, weight.applyAsInt(value), new CompletableFuture<>());
        if (closing) return refusals.away();
        if (waitingBytes.addAndGet(entry.bytes()) > bounds.waitingBytes() || !queue.offer(entry)) {
            waitingBytes.addAndGet(-entry.bytes());
            return refusals.full();
        }
        // The writers may have ended between the look and the offer.
        if (closing && queue.remove(entry)) return refusals.away();
        return entry.result().join();
    }

    /// Writes what waits, then ends. Later submissions are refused as away.
    @Override
    public void close() {
        closing = true;
        writers.forEach(Thread::interrupt);
        for (Thread writer : writers) {
            try {
                writer.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        queue.forEach(entry -> entry.result().complete(refusals.away()));
    }

    private void write() {
        List<Entry<T, R>> batch = new ArrayList<>(bounds.batch());
        while (!closing || !queue.isEmpty()) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                continue;
            }
            queue.drainTo(batch, bounds.batch() - 1);
            write(batch);
            batch.forEach(entry -> waitingBytes.addAndGet(-entry.bytes()));
            batch.clear();
        }
    }

    private void write(List<Entry<T, R>> batch) {
        try {
            long start = System.nanoTime();
            List<R> results = commit.apply(batch.stream().map(Entry::value).toList());
            metrics.committed(bounds.name(), batch.size(), System.nanoTime() - start);
            for (int i = 0; i < batch.size(); i++) batch.get(i).result().complete(results.get(i));
        } catch (Unavailable e) {
            LOG.warn("batch_not_committed", "queue", bounds.name(), "entries", batch.size());
            batch.forEach(entry -> entry.result().complete(refusals.away()));
        } catch (RuntimeException e) {
            if (batch.size() > 1) batch.forEach(entry -> write(List.of(entry)));
            else batch.getFirst().result().completeExceptionally(e);
        } catch (Error e) {
            // Nobody waits for ever, and the next batch may go better.
            LOG.error("batch_failed", e);
            batch.forEach(entry -> entry.result().completeExceptionally(e));
        }
    }
}
