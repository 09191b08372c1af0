package com.entativa.messaging.server.media;

import java.util.List;
import java.util.UUID;

/// The rows of media, and how much of their quota users have in use. What is dropped becomes garbage in the same
/// transaction, and stays that until its bytes are gone.
public interface MediaStore {
    /// A blob that is about to be written by `lease`; `size` bytes of the quota are taken for it.
    record Unfinished(BlobKey key, UUID owner, long size, long createdAtMillis, long expiresAtMillis) {}

    /// Who writes now. It ends by itself, so that a node that died holds nothing up.
    record Lease(UUID writer, long untilMillis) {}

    record Finished(UUID owner, long size, long expiresAtMillis) {}

    /// What stands there for its owner.
    sealed interface Upload {
        record Nothing() implements Upload {}

        record Receiving(long size, long received, long expiresAtMillis) implements Upload {}

        /// Somebody writes; not longer than until then, if they died.
        record Busy(long size, long received, long untilMillis) implements Upload {}

        record Done(Finished media) implements Upload {}
    }

    /// False when the owner's quota does not hold it. Counted in one place for each owner, whatever comes at once.
    boolean begin(Unfinished upload, Lease lease, long quota);

    /// Takes the lease, if the answer is {@link Upload.Receiving}.
    Upload claim(BlobKey key, UUID owner, Lease lease, long nowMillis);

    Upload find(BlobKey key, UUID owner, long nowMillis);

    /// So much is durable. False when the lease was lost: write no more.
    boolean received(BlobKey key, long received, Lease lease);

    void release(BlobKey key, UUID writer);

    /// Readable from now on. Gives back what was taken of the quota and not used. False when the lease was lost.
    boolean finish(BlobKey key, UUID writer, long size, long expiresAtMillis);

    /// A finished one that has not expired, whoever asks.
    Found finished(BlobKey key, long nowMillis);

    sealed interface Found {
        record Nothing() implements Found {}

        record Ok(Finished media) implements Found {}
    }

    /// A finished one is readable until then at least. False when the owner has no such.
    boolean keep(BlobKey key, UUID owner, long nowMillis, long untilMillis);

    /// False when the owner has no such blob.
    boolean drop(BlobKey key, UUID owner);

    /// Drops one that has expired and that nobody writes; false when there is none.
    boolean dropExpired(long nowMillis);

    /// In their order, those after `after` (hexadecimal; empty: from the first).
    List<BlobKey> garbage(String after, int limit);

    /// Its bytes are gone.
    void forget(BlobKey key);

    /// Makes garbage of those that have no row.
    void dropUnknown(List<BlobKey> keys);
}
