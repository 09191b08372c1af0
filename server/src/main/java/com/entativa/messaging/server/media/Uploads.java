package com.entativa.messaging.server.media;

import com.entativa.messaging.server.media.MediaStore.Unfinished;
import com.entativa.messaging.server.media.MediaStore.Upload;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Receives blobs: in one go, or piece by piece over connections that are cut (tus 1.0). What arrived before a cut is
/// kept. Blocking; any thread.
///
/// ```
///           begin                append … append          size reached
/// (nothing) ────▶ row: receiving ──────────────▶ receiving ─────▶ row: finished ──▶ expires, dropped
///                    │ 24 hours without an end
///                    └──▶ dropped
/// ```
///
/// The row is written before the first byte and says only what the storage holds already: a crash at any point leaves
/// a row that expires, never bytes without a row.
public final class Uploads {
    /// From the first byte to the last.
    private static final Duration UNFINISHED_LIFE = Duration.ofDays(1);

    private final MediaStore store;
    private final BlobStorage storage;
    private final Bounds bounds;
    private final Supplier<MediaId> ids;
    private final InstantSource clock;

    public Uploads(MediaStore store, BlobStorage storage, Bounds bounds, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.storage = storage;
        this.bounds = bounds;
        this.ids = () -> MediaId.fresh(random);
        this.clock = clock;
    }

    /// `quota` bytes in use by one user, `life` of a finished upload.
    public record Bounds(long largestBytes, long quotaBytes, Duration life) {}

    public sealed interface Outcome {
        /// All is there.
        record Stored(MediaId id, long size, long expiresAtMillis) implements Outcome {}

        /// So much of it is there, and is kept until `expiresAtMillis`.
        record Receiving(MediaId id, long size, long offset, long expiresAtMillis) implements Outcome {}

        /// The connection was cut, or the lease was lost: nobody waits for an answer.
        record Cut() implements Outcome {}

        /// Nothing to store.
        record Empty() implements Outcome {}

        record TooLarge(long largest) implements Outcome {}

        record OverQuota(long quota) implements Outcome {}

        record NotFound() implements Outcome {}

        /// The next byte is another one.
        record OffsetDiffers(long offset) implements Outcome {}

        /// Another connection writes this upload.
        record Busy(Duration atMost) implements Outcome {}
    }

    /// In one go; `length` −1 when the client does not say: then as much of the quota must be free as the largest
    /// upload takes. A body that is cut leaves nothing.
    public Outcome store(UUID owner, long length, InputStream body) {
        if (length == 0) return new Outcome.Empty();
        if (length > bounds.largestBytes()) return new Outcome.TooLarge(bounds.largestBytes());
        MediaId id = ids.get();
        Writer writer = writer(id.key());
        long reserved = length < 0 ? Math.min(bounds.largestBytes(), bounds.quotaBytes()) : length;
        if (!reserve(id, owner, reserved, writer)) return new Outcome.OverQuota(bounds.quotaBytes());
        Outcome outcome = new Outcome.Cut();
        try {
            outcome = switch (writer.receive(0, reserved, body)) {
                case Writer.Received.All(long size) ->
                    size == 0 ? new Outcome.Empty() : finish(id, writer, length < 0 ? size : length, size);
                case Writer.Received.Cut _ -> new Outcome.Cut();
                case Writer.Received.TooMuch _ -> new Outcome.TooLarge(reserved);
            };
            return outcome;
        } finally {
            if (!(outcome instanceof Outcome.Stored)) store.drop(id.key(), owner);
        }
    }

    /// Makes room for `length` bytes that are to come.
    public Outcome begin(UUID owner, long length) {
        if (length == 0) return new Outcome.Empty();
        if (length > bounds.largestBytes()) return new Outcome.TooLarge(bounds.largestBytes());
        MediaId id = ids.get();
        Writer writer = writer(id.key());
        if (!reserve(id, owner, length, writer)) return new Outcome.OverQuota(bounds.quotaBytes());
        store.release(id.key(), writer.id());
        return new Outcome.Receiving(id, length, 0, clock.millis() + UNFINISHED_LIFE.toMillis());
    }

    /// Goes on at `offset`; `announced` −1 when the client does not say how much comes.
    public Outcome append(UUID owner, MediaId id, long offset, long announced, InputStream body) {
        Writer writer = writer(id.key());
        return switch (store.claim(id.key(), owner, writer.lease(), clock.millis())) {
            case Upload.Receiving receiving -> {
                try {
                    yield append(id, receiving, offset, announced, body, writer);
                } finally {
                    store.release(id.key(), writer.id());
                }
            }
            case Upload.Done(var media)
            when offset == media.size() && announced <= 0 ->
                new Outcome.Stored(id, media.size(), media.expiresAtMillis());
            case Upload.Done(var media) -> new Outcome.OffsetDiffers(media.size());
            case Upload.Busy(long _, long _, long until) -> busy(until);
            case Upload.Nothing _ -> new Outcome.NotFound();
        };
    }

    /// How much of it is there.
    public Outcome state(UUID owner, MediaId id) {
        return switch (store.find(id.key(), owner, clock.millis())) {
            case Upload.Receiving(long size, long received, long expires) ->
                new Outcome.Receiving(id, size, received, expires);
            case Upload.Busy(long _, long _, long until) -> busy(until);
            case Upload.Done(var media) -> new Outcome.Stored(id, media.size(), media.expiresAtMillis());
            case Upload.Nothing _ -> new Outcome.NotFound();
        };
    }

    private Outcome append(
            MediaId id, Upload.Receiving upload, long offset, long announced, InputStream body, Writer writer) {
        if (offset != upload.received()) return new Outcome.OffsetDiffers(upload.received());
        long room = upload.size() - offset;
        if (announced > room || room == 0 && announced != 0) return new Outcome.TooLarge(upload.size());
        if (room == 0) return finish(id, writer, offset, offset);
        return switch (writer.receive(offset, room, body)) {
            case Writer.Received.All(long reached)
            when reached == upload.size() -> finish(id, writer, reached, reached);
            case Writer.Received.All(long reached) ->
                new Outcome.Receiving(id, upload.size(), reached, upload.expiresAtMillis());
            case Writer.Received.Cut _ -> new Outcome.Cut();
            case Writer.Received.TooMuch _ -> new Outcome.TooLarge(upload.size());
        };
    }

    /// The bytes first, then the row: killed in between, the client finds the upload unfinished and ends it again.
    private Outcome finish(MediaId id, Writer writer, long expected, long size) {
        if (size != expected) return new Outcome.Cut();
        storage.finish(id.key(), size);
        long expires = clock.millis() + bounds.life().toMillis();
        return store.finish(id.key(), writer.id(), size, expires)
                ? new Outcome.Stored(id, size, expires)
                : new Outcome.Cut();
    }

    private boolean reserve(MediaId id, UUID owner, long size, Writer writer) {
        long now = clock.millis();
        Unfinished upload = new Unfinished(id.key(), owner, size, now, now + UNFINISHED_LIFE.toMillis());
        return store.begin(upload, writer.lease(), bounds.quotaBytes());
    }

    private Writer writer(BlobKey key) {
        return new Writer(store, storage, clock, key, UUID.randomUUID());
    }

    private Outcome.Busy busy(long untilMillis) {
        return new Outcome.Busy(Duration.ofMillis(Math.max(0, untilMillis - clock.millis())));
    }
}
