package com.entativa.messaging.server.valkey;

import io.lettuce.core.RedisException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Says events to other nodes. Whoever has one puts it into a bounded queue and goes on; one thread writes what is
/// there in one flush. What does not fit is dropped: the database is the truth.
final class Publisher implements AutoCloseable {
    private static final int WAITING = 16_384;

    /// Queued, or sent and not answered.
    private static final long BYTES = 32L << 20;

    private static final int AT_ONCE = 512;

    private final Link link;
    private final EventCodec codec;
    private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;

    @SuppressWarnings("ArrayRecordComponent")
    private record Message(String channel, byte[] payload) {}

    Publisher(Link link, EventCodec codec) {
        this.link = link;
        this.codec = codec;
        this.thread = Thread.ofPlatform().daemon().name("valkey-publish").start(this::run);
    }

    static String channel(java.util.UUID user) {
        return "messenger:user:" + user;
    }

    void say(Event event) {
        say(channel(event.user()), codec.bytes(event));
    }

    void say(String channel, byte[] payload) {
        if (bytes.addAndGet(payload.length) > BYTES || !queue.offer(new Message(channel, payload))) {
            bytes.addAndGet(-payload.length);
            dropped.incrementAndGet();
        }
    }

    /// Messages that Valkey took, heartbeats among them.
    long published() {
        return published.get();
    }

    /// Messages that it did not.
    long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        List<Message> batch = new ArrayList<>(AT_ONCE);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(batch, AT_ONCE - 1);
            link.open().ifPresentOrElse(open -> write(open, batch), () -> batch.forEach(this::lost));
            batch.clear();
        }
    }

    private void write(Link.Open open, List<Message> batch) {
        for (Message message : batch) {
            try {
                open.publishing().spublish(message.channel(), message.payload()).whenComplete((_, failure) -> {
                    bytes.addAndGet(-message.payload().length);
                    (failure == null ? published : dropped).incrementAndGet();
                });
            } catch (RedisException e) {
                lost(message);
            }
        }
        try {
            open.publisher().flushCommands();
        } catch (RedisException e) {
            // Each command of the batch hears of it by itself.
        }
    }

    private void lost(Message message) {
        bytes.addAndGet(-message.payload().length);
        dropped.incrementAndGet();
    }
}
