package com.entativa.messaging.server.valkey;

import com.entativa.messaging.server.ops.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

/// Is the way through Valkey whole? The node says something to itself each second, on channels that lie on several
/// shards of a cluster: while it hears itself on all of them, it hears the others too.
final class Heartbeat implements AutoCloseable {
    private static final Log LOG = Log.of(Heartbeat.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LOST = Duration.ofMillis(3_500);
    private static final int CHANNELS = 8;

    private final Link link;
    private final Publisher publisher;
    private final InstantSource clock;
    private final String prefix;
    private final AtomicLongArray heard = new AtomicLongArray(CHANNELS);
    private final Thread thread;
    private final Runnable whenBack;
    private boolean wasGood;

    /// `whenBack` is run each time the way is whole again.
    Heartbeat(Link link, Publisher publisher, UUID node, InstantSource clock, Runnable whenBack) {
        this.link = link;
        this.publisher = publisher;
        this.clock = clock;
        this.whenBack = whenBack;
        this.prefix = "messenger:node:" + node + ":";
        for (int i = 0; i < CHANNELS; i++) heard.set(i, Long.MIN_VALUE / 2);
        this.thread = Thread.ofVirtual().name("valkey-heartbeat").start(this::run);
    }

    boolean isGood() {
        long since = clock.millis() - LOST.toMillis();
        for (int i = 0; i < CHANNELS; i++) if (heard.get(i) < since) return false;
        return true;
    }

    /// True when the message was one of ours.
    boolean heard(String channel) {
        if (!channel.startsWith(prefix)) return false;
        heard.set(Integer.parseInt(channel.substring(prefix.length())), clock.millis());
        return true;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            boolean good = isGood();
            if (good && !wasGood) {
                LOG.info("valkey_heard");
                whenBack.run();
            }
            if (!good && wasGood) LOG.warn("valkey_not_heard");
            wasGood = good;
            link.open().ifPresent(open -> beat(open, good));
            try {
                Thread.sleep(good ? EVERY : EVERY.dividedBy(5));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Subscribing again is harmless, and mends what the library did not.
    private void beat(Link.Open open, boolean good) {
        for (int i = 0; i < CHANNELS && !good; i++) {
            String channel = prefix + i;
            Link.say(() -> open.subscriber().async().ssubscribe(channel));
        }
        for (int i = 0; i < CHANNELS; i++) publisher.say(prefix + i, new byte[] {0});
    }
}
