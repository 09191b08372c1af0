package com.entativa.messaging.client.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Both ends of a transfer over one store of blobs.
final class TransferFixture {
    static final UUID ID = UUID.fromString("0190f5c0-0000-7000-8000-000000000009");
    static final Crypto CRYPTO = new JdkCrypto();

    final Random random;
    final MemoryBlobs blobs;
    final Transfer transfer;
    final Uploader uploader;
    final Downloader downloader;
    final List<Upload> journal = new ArrayList<>();
    final List<Long> pauses = new ArrayList<>();
    final Seen seen = new Seen();

    TransferFixture(long seed) {
        random = new Random(seed);
        blobs = new MemoryBlobs(random);
        Transfer.Patience patience = new Transfer.Patience(new Backoff(500, 30_000), 8, pauses::add);
        transfer = new Transfer(CRYPTO, random::nextBytes, blobs, patience);
        uploader = new Uploader(transfer, journal::add);
        downloader = new Downloader(transfer);
    }

    /// What a user would see, and a finger on the button.
    static final class Seen implements Transfer.Watch {
        long done;
        long total;
        long cancelAt = Long.MAX_VALUE;

        @Override
        public void moved(long now, long of) {
            assertThat(now).isBetween(0L, of);
            done = now;
            total = of;
        }

        @Override
        public boolean isCancelled() {
            return done >= cancelAt;
        }
    }

    long waited() {
        return pauses.stream().mapToLong(Long::longValue).sum();
    }

    byte[] content(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    AttachmentRef uploaded(byte[] content) {
        return ref(uploader.upload(ID, MemoryFile.of(content), seen));
    }

    static AttachmentRef ref(Uploaded uploaded) {
        assertThat(uploaded).isInstanceOf(Uploaded.Ok.class);
        return ((Uploaded.Ok) uploaded).ref();
    }

    MemoryFile blob(AttachmentRef ref) {
        MemoryFile blob = blobs.stored.get(ref.blobId());
        if (blob == null) throw new IllegalStateException("no such blob");
        return blob;
    }
}
