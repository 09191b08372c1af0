package com.entativa.messaging.server.media;

import com.entativa.messaging.server.media.MediaStore.Lease;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// Writes one body into the storage under a lease. The row never says more than what is durable. One thread.
final class Writer {
    /// How long a writer that died holds its upload up.
    private static final Duration LEASE = Duration.ofMinutes(1);

    /// A slow client's lease is renewed so often; the edge cuts a silent one after 30 seconds.
    private static final Duration RENEW = Duration.ofSeconds(15);

    private static final int BUFFER = 64 << 10;
    private static final int CUT = -2;

    private final MediaStore store;
    private final BlobStorage storage;
    private final InstantSource clock;
    private final BlobKey key;
    private final UUID id;
    private long recorded;
    private long renewedAtMillis;

    Writer(MediaStore store, BlobStorage storage, InstantSource clock, BlobKey key, UUID id) {
        this.store = store;
        this.storage = storage;
        this.clock = clock;
        this.key = key;
        this.id = id;
    }

    /// How a body ended. What arrived of it is kept in each case.
    sealed interface Received {
        /// To its end; the upload has `reached` bytes now.
        record All(long reached) implements Received {}

        record Cut() implements Received {}

        /// It goes on beyond the room; the rest was not read.
        record TooMuch() implements Received {}
    }

    UUID id() {
        return id;
    }

    Lease lease() {
        return new Lease(id, clock.millis() + LEASE.toMillis());
    }

    /// Reads `body` to its end, but not more than `room` bytes and one.
    Received receive(long offset, long room, InputStream body) {
        byte[] buffer = new byte[BUFFER];
        long end = offset + room;
        long at = offset;
        recorded = offset;
        renewedAtMillis = clock.millis();
        try (BlobStorage.Sink sink = storage.writeAt(key, offset)) {
            while (true) {
                int count = next(body, buffer, end - at);
                if (count < 0) return ended(sink, at, count == CUT ? new Received.Cut() : new Received.All(at));
                if (count > end - at) return ended(sink, at, new Received.TooMuch());
                sink.write(buffer, 0, count);
                at += count;
                if (!stillOurs(sink)) return new Received.Cut();
            }
        }
    }

    /// With no room left one byte more is asked for: it must be the end.
    private static int next(InputStream body, byte[] buffer, long room) {
        try {
            return body.read(buffer, 0, Math.clamp(room, 1, buffer.length));
        } catch (IOException e) {
            return CUT;
        }
    }

    private Received ended(BlobStorage.Sink sink, long at, Received how) {
        if (at == recorded) return how;
        if (sink.durable() < at) sink.sync();
        return store.received(key, at, lease()) ? how : new Received.Cut();
    }

    /// Records what has become durable: that much a kill -9 does not take. And renews the lease of a slow client.
    private boolean stillOurs(BlobStorage.Sink sink) {
        long now = clock.millis();
        if (sink.durable() == recorded && now - renewedAtMillis < RENEW.toMillis()) return true;
        recorded = sink.durable();
        renewedAtMillis = now;
        return store.received(key, recorded, lease());
    }
}
