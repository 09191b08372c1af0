package com.entativa.messaging.server.valkey;

import com.entativa.messaging.server.ops.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;

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
    private final BooleanSupplier followAgain;
    private volatile boolean isFollowing;

    /// `followAgain` subscribes to all that is followed, each time the way is whole again, and says whether it could:
    /// before that the others are not heard.
    Heartbeat(Link link, Publisher publisher, UUID node, InstantSource clock, BooleanSupplier followAgain) {
        this.link = link;
        this.publisher = publisher;
        this.clock = clock;
        this.followAgain = followAgain;
        this.prefix = "messenger:node:" + node + ":";
        for (int i = 0; i < CHANNELS; i++) heard.set(i, Long.MIN_VALUE / 2);
        this.thread = Thread.ofVirtual().name("valkey-heartbeat").start(this::run);
    }

    boolean isGood() {
        return isFollowing && hearsItself();
    }

    private boolean hearsItself() {
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
            boolean heard = hearsItself();
            if (heard != isFollowing) turn(heard);
            link.open().ifPresent(open -> beat(open, heard));
            try {
                Thread.sleep(isFollowing ? EVERY : EVERY.dividedBy(5));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void turn(boolean heard) {
        isFollowing = heard && followAgain.getAsBoolean();
        if (isFollowing) LOG.info("valkey_heard");
        else if (!heard) LOG.warn("valkey_not_heard");
    }

    /// Subscribing again is harmless, and mends what the library did not.
    private void beat(Link.Open open, boolean heard) {
        for (int i = 0; i < CHANNELS && !heard; i++) {
            String channel = prefix + i;
            Link.say(() -> open.subscriber().async().ssubscribe(channel));
        }
        for (int i = 0; i < CHANNELS; i++) publisher.say(prefix + i, new byte[] {0});
    }
}
