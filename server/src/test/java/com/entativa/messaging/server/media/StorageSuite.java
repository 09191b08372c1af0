package com.entativa.messaging.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every storage promises; one class a storage runs it.
interface StorageSuite {
    int MIB = 1 << 20;

    BlobStorage storage();

    @Test
    @DisplayName("R-B-6 what was written is read back, whole and in part, also across segments")
    default void round_trip() throws Exception {
        BlobKey key = key(1);
        byte[] blob = bytes(20 * MIB + 17);

        write(key, 0, blob);
        storage().finish(key, blob.length);

        assertThat(read(key, 0, blob.length)).isEqualTo(blob);
        assertThat(read(key, 8 * MIB - 5, 10)).isEqualTo(Arrays.copyOfRange(blob, 8 * MIB - 5, 8 * MIB + 5));
        assertThat(read(key, blob.length - 1, 1)).isEqualTo(Arrays.copyOfRange(blob, blob.length - 1, blob.length));
    }

    @Test
    @DisplayName("R-B-6 writing goes on where it stopped, and what lay behind is overwritten")
    default void goes_on() throws Exception {
        BlobKey key = key(2);
        byte[] blob = bytes(9 * MIB);
        write(key, 0, Arrays.copyOf(blob, 5 * MIB));
        write(key, 5 * MIB, new byte[4 * MIB]);

        write(key, 3 * MIB, Arrays.copyOfRange(blob, 3 * MIB, 9 * MIB));
        storage().finish(key, blob.length);

        assertThat(read(key, 0, blob.length)).isEqualTo(blob);
    }

    @Test
    @DisplayName("R-B-6 a writer that dies without a sync loses only what it did not call durable")
    default void not_synced() throws Exception {
        BlobKey key = key(3);
        byte[] blob = bytes(9 * MIB);
        long durable;
        try (BlobStorage.Sink sink = storage().writeAt(key, 0)) {
            for (int at = 0; at < blob.length; at += 64 << 10) sink.write(blob, at, 64 << 10);
            durable = sink.durable();
        }

        write(key, durable, Arrays.copyOfRange(blob, (int) durable, blob.length));
        storage().finish(key, blob.length);

        assertThat(durable).isEqualTo(8L * MIB);
        assertThat(read(key, 0, blob.length)).isEqualTo(blob);
    }

    @Test
    default void finishing_again_changes_nothing() throws Exception {
        BlobKey key = key(4);
        byte[] blob = bytes(1_000);
        write(key, 0, blob);

        storage().finish(key, blob.length);
        storage().finish(key, blob.length);

        assertThat(read(key, 0, blob.length)).isEqualTo(blob);
    }

    @Test
    @DisplayName("R-B-7 what is deleted is gone, finished or not; deleting again is no fault")
    default void deletion() {
        BlobKey finished = key(5);
        BlobKey unfinished = key(6);
        write(finished, 0, bytes(9 * MIB));
        storage().finish(finished, 9 * MIB);
        write(unfinished, 0, bytes(10));

        storage().delete(finished);
        storage().delete(unfinished);
        storage().delete(unfinished);

        assertThat(all()).doesNotContain(finished, unfinished);
        assertThatThrownBy(() -> storage().read(finished, 0, 1).close()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("R-B-7 a walk names every old blob once, in pages, and no young one")
    default void walk() {
        for (int i = 100; i < 107; i++) {
            write(key(i), 0, bytes(10));
            if (i % 2 == 0) storage().finish(key(i), 10);
        }
        write(key(107), 0, bytes(17 * MIB));

        assertThat(all()).contains(key(100), key(101), key(106), key(107)).doesNotHaveDuplicates();
        assertThat(storage()
                        .olderThan("", 1_000, System.currentTimeMillis() - 86_400_000)
                        .keys())
                .isEmpty();
    }

    /// By pages smaller than there are blobs.
    private java.util.List<BlobKey> all() {
        java.util.List<BlobKey> all = new java.util.ArrayList<>();
        String after = "";
        do {
            BlobStorage.Page page = storage().olderThan(after, 2, System.currentTimeMillis() + 60_000);
            all.addAll(page.keys());
            after = page.last();
        } while (!after.isEmpty());
        return all;
    }

    private void write(BlobKey key, long offset, byte[] bytes) {
        try (BlobStorage.Sink sink = storage().writeAt(key, offset)) {
            sink.write(bytes, 0, bytes.length);
            sink.sync();
            assertThat(sink.durable()).isEqualTo(offset + bytes.length);
        }
    }

    private byte[] read(BlobKey key, long from, long length) throws Exception {
        try (InputStream in = storage().read(key, from, length)) {
            return in.readNBytes((int) length);
        }
    }

    static BlobKey key(int number) {
        return new MediaId("blob " + number).key();
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
