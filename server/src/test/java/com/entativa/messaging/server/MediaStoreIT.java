package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.media.BlobKey;
import com.entativa.messaging.server.media.BlobStorage;
import com.entativa.messaging.server.media.DirectoryStorage;
import com.entativa.messaging.server.media.MediaStore;
import com.entativa.messaging.server.media.MediaSweep;
import com.entativa.messaging.server.media.StoredMedia;
import com.entativa.messaging.server.media.Uploads;
import com.entativa.messaging.server.media.Uploads.Outcome;
import com.entativa.messaging.server.ops.Unavailable;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.PgMediaStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Quota, expiry and crashes, on a real database and a real directory, by a clock that stands still.
@SuppressWarnings("NullAway.Init")
final class MediaStoreIT {
    private static final UUID OWNER = UUID.randomUUID();
    private static final int QUOTA = 100_000;
    private static final Duration LIFE = Duration.ofDays(30);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private Config.Where.External where;
    private Database database;
    private MediaStore store;
    private BlobStorage storage;
    private Uploads uploads;
    private StoredMedia media;
    private MediaSweep sweep;

    @BeforeEach
    void open() throws Exception {
        where = Postgres.fresh();
        database = Database.open(new Database.Address(where.jdbcUrl(), where.user(), where.password()), 8);
        Postgres.execute(
                where,
                "INSERT INTO account (user_id, username, display_name, created_at) VALUES ('" + OWNER
                        + "', 'a', 'a', 0)");
        store = new PgMediaStore(database.db());
        storage = new DirectoryStorage(folder);
        uploads = uploads(storage);
        media = new StoredMedia(store, storage, LIFE, clock);
        sweep = new MediaSweep(store, storage);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Uploads uploads(BlobStorage on) {
        Uploads.Bounds bounds = new Uploads.Bounds(80_000, QUOTA, LIFE);
        return new Uploads(store, on, bounds, new SecureRandom(), clock);
    }

    @Test
    @DisplayName("R-B-5 however many uploads come at once, the quota is never exceeded and never lost")
    void quota_under_concurrency() throws Exception {
        List<Outcome> outcomes = atOnce(32, () -> store(10_000));

        assertThat(outcomes.stream().filter(Outcome.Stored.class::isInstance)).hasSize(10);
        assertThat(outcomes.stream().filter(Outcome.OverQuota.class::isInstance))
                .hasSize(22);
        assertThat(used()).isEqualTo(QUOTA);
        assertThat(store(1)).isInstanceOf(Outcome.OverQuota.class);
    }

    @Test
    @DisplayName("R-B-5 what was reserved and not used, cut, dropped or deleted is given back")
    void quota_given_back() {
        InputStream unknown = new ByteArrayInputStream(new byte[300]);
        Outcome.Stored chunked = (Outcome.Stored) uploads.store(OWNER, -1, unknown);
        assertThat(used()).isEqualTo(300);

        assertThat(uploads.store(OWNER, 5_000, cutAfter(100))).isInstanceOf(Outcome.Cut.class);
        assertThat(used()).isEqualTo(300);

        Outcome.Receiving begun = (Outcome.Receiving) uploads.begin(OWNER, 5_000);
        assertThat(used()).isEqualTo(5_300);
        assertThat(media.delete(OWNER, begun.id())).isTrue();
        assertThat(media.delete(OWNER, chunked.id())).isTrue();
        assertThat(used()).isZero();
    }

    @Test
    @DisplayName("R-B-5 a body above the limit is refused as soon as it is, and leaves nothing")
    void too_large_without_a_length() throws Exception {
        CountingStream endless = new CountingStream();

        Outcome outcome = uploads.store(OWNER, -1, endless);
        sweep.sweep(clock.millis());

        assertThat(outcome).isEqualTo(new Outcome.TooLarge(80_000));
        assertThat(endless.count).isLessThan(80_000 + (64 << 10));
        assertThat(used()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("R-B-7 nothing begins for an account that is gone")
    void no_account() {
        Postgres.execute(where, "DELETE FROM account");

        assertThat(store(10)).isInstanceOf(Outcome.OverQuota.class);
        assertThat(rows("media") + rows("media_usage")).isZero();
    }

    @Test
    @DisplayName("R-B-7 after 30 days row and bytes are gone, and it is unreadable from the moment it expires")
    void expiry() throws Exception {
        Outcome.Stored stored = (Outcome.Stored) store(1_000);
        clock.advance(Duration.ofDays(30).minusMillis(1));
        sweep.sweep(clock.millis());
        assertThat(media.find(stored.id())).isInstanceOf(MediaStore.Found.Ok.class);

        clock.advance(Duration.ofMillis(1));
        assertThat(media.find(stored.id())).isInstanceOf(MediaStore.Found.Nothing.class);
        sweep.sweep(clock.millis());

        assertThat(rows("media") + rows("media_garbage")).isZero();
        assertThat(used()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("R-B-9 its owner keeps it for another 30 days; nobody else does, nor what expired or is not whole")
    void kept() {
        Outcome.Stored stored = (Outcome.Stored) store(1_000);
        Outcome.Receiving begun = (Outcome.Receiving) uploads.begin(OWNER, 5_000);
        clock.advance(LIFE.minusMillis(1));
        assertThat(media.keep(UUID.randomUUID(), stored.id())).isFalse();
        assertThat(media.keep(OWNER, begun.id())).isFalse();
        assertThat(media.keep(OWNER, stored.id())).isTrue();

        clock.advance(LIFE.minusMillis(1));
        sweep.sweep(clock.millis());
        assertThat(media.find(stored.id())).isInstanceOf(MediaStore.Found.Ok.class);

        clock.advance(Duration.ofMillis(1));
        assertThat(media.keep(OWNER, stored.id())).isFalse();
        assertThat(media.find(stored.id())).isInstanceOf(MediaStore.Found.Nothing.class);
    }

    @Test
    @DisplayName("R-B-7 a blob that cannot be deleted holds up no other, and is tried again")
    void one_failing_blob() {
        garbage(1_500);
        Stubborn stubborn = new Stubborn(storage, first());
        MediaSweep over = new MediaSweep(store, stubborn);

        over.sweep(clock.millis());
        long afterOne = rows("media_garbage");
        stubborn.failing = "";
        over.sweep(clock.millis());

        assertThat(afterOne).isEqualTo(1);
        assertThat(rows("media_garbage")).isZero();
    }

    @Test
    @DisplayName("R-B-7 a storage that is away is not asked for every blob; the next sweep goes on where it was")
    void a_storage_that_is_away() {
        garbage(100);
        Stubborn away = new Stubborn(storage, "everything");
        MediaSweep over = new MediaSweep(store, away);

        over.sweep(clock.millis());
        int asked = away.asked;
        String inTheMiddle = away.last;
        away.failing = "";
        over.sweep(clock.millis());
        long left = rows("media_garbage");
        over.sweep(clock.millis());

        assertThat(asked).isEqualTo(20);
        assertThat(left).isEqualTo(20);
        assertThat(Postgres.count(
                        where, "SELECT count(*) FROM media_garbage WHERE encode(key, 'hex') <= '" + inTheMiddle + "'"))
                .isZero();
        assertThat(rows("media_garbage")).isZero();
    }

    private void garbage(int blobs) {
        Postgres.execute(
                where,
                "INSERT INTO media_garbage SELECT sha256(n::text::bytea) FROM generate_series(1, " + blobs + ") AS n");
    }

    private String first() {
        return store.garbage("", 1).getFirst().hex();
    }

    /// A real storage that does not delete one blob, or `everything`.
    private static final class Stubborn implements BlobStorage {
        private final BlobStorage real;
        private String failing;
        private String last = "";
        private int asked;

        private Stubborn(BlobStorage real, String failing) {
            this.real = real;
            this.failing = failing;
        }

        @Override
        public void delete(BlobKey key) {
            asked++;
            last = key.hex();
            if (failing.equals("everything") || failing.equals(key.hex()))
                throw new Unavailable("media storage", new IOException("a fault of a test"));
            real.delete(key);
        }

        @Override
        public Sink writeAt(BlobKey key, long offset) {
            return real.writeAt(key, offset);
        }

        @Override
        public void finish(BlobKey key, long length) {
            real.finish(key, length);
        }

        @Override
        public InputStream read(BlobKey key, long from, long length) {
            return real.read(key, from, length);
        }

        @Override
        public Page olderThan(String after, int limit, long beforeMillis) {
            return real.olderThan(after, limit, beforeMillis);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    @Test
    @DisplayName("R-B-7 an upload without an end is gone after 24 hours")
    void unfinished_expiry() throws Exception {
        Outcome.Receiving begun = (Outcome.Receiving) uploads.begin(OWNER, 5_000);
        uploads.append(OWNER, begun.id(), 0, 100, new ByteArrayInputStream(new byte[100]));
        clock.advance(Duration.ofDays(1));

        assertThat(uploads.state(OWNER, begun.id())).isInstanceOf(Outcome.NotFound.class);
        sweep.sweep(clock.millis());

        assertThat(rows("media")).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("R-B-2 a writer that died holds the upload up for its lease, then the next goes on")
    void dead_writer() {
        Outcome.Receiving begun = (Outcome.Receiving) uploads.begin(OWNER, 200);
        MediaStore.Lease dead = new MediaStore.Lease(UUID.randomUUID(), clock.millis() + 60_000);
        store.claim(begun.id().key(), OWNER, dead, clock.millis());

        assertThat(append(begun, 0, 200)).isEqualTo(new Outcome.Busy(Duration.ofMinutes(1)));
        clock.advance(Duration.ofSeconds(61));

        assertThat(append(begun, 0, 200)).isInstanceOf(Outcome.Stored.class);
        assertThat(store.received(begun.id().key(), 7, dead)).isFalse();
    }

    @Test
    @DisplayName("R-B-8 killed after the bytes and before the row: the client ends the upload again")
    void killed_before_the_row() {
        Outcome.Receiving begun = (Outcome.Receiving) uploads.begin(OWNER, 200);
        MediaStore.Lease lease = new MediaStore.Lease(UUID.randomUUID(), clock.millis() + 60_000);
        store.claim(begun.id().key(), OWNER, lease, clock.millis());
        try (BlobStorage.Sink sink = storage.writeAt(begun.id().key(), 0)) {
            sink.write(new byte[200], 0, 200);
            sink.sync();
        }
        store.received(begun.id().key(), 200, lease);
        storage.finish(begun.id().key(), 200);
        clock.advance(Duration.ofSeconds(61));

        assertThat(((Outcome.Receiving) uploads.state(OWNER, begun.id())).offset())
                .isEqualTo(200);
        assertThat(append(begun, 200, 0)).isInstanceOf(Outcome.Stored.class);
        assertThat(media.find(begun.id())).isInstanceOf(MediaStore.Found.Ok.class);
    }

    @Test
    @DisplayName("R-B-8 killed between dropping the row and the bytes: the next sweep deletes the bytes")
    void killed_before_the_bytes_went() throws Exception {
        Outcome.Stored stored = (Outcome.Stored) store(1_000);
        store.drop(stored.id().key(), OWNER);
        assertThat(files()).hasSize(1);

        sweep.sweep(clock.millis());

        assertThat(files()).isEmpty();
        assertThat(rows("media_garbage")).isZero();
    }

    @Test
    @DisplayName("R-B-8 old bytes without a row are found and deleted, young ones and those with a row stay")
    void reconciliation() throws Exception {
        Outcome.Stored stored = (Outcome.Stored) store(1_000);
        Outcome.Stored lost = (Outcome.Stored) store(2_000);
        Postgres.execute(where, "DELETE FROM media WHERE size = 2000");
        clock.advance(Duration.ofMillis(System.currentTimeMillis() - clock.millis()));

        sweep.reconcile(clock.millis());
        sweep.sweep(0);
        assertThat(files()).hasSize(2);
        sweep.reconcile(clock.millis() + Duration.ofDays(3).toMillis());
        sweep.sweep(0);

        assertThat(files()).containsExactly(stored.id().key().hex());
        assertThat(lost.size()).isEqualTo(2_000);
    }

    private Outcome store(int size) {
        return uploads.store(OWNER, size, new ByteArrayInputStream(new byte[size]));
    }

    private Outcome append(Outcome.Receiving to, long offset, int size) {
        return uploads.append(OWNER, to.id(), offset, size, new ByteArrayInputStream(new byte[size]));
    }

    private long used() {
        return Postgres.count(where, "SELECT coalesce(sum(bytes), 0) FROM media_usage");
    }

    private long rows(String table) {
        return Postgres.count(where, "SELECT count(*) FROM " + table);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }

    private static InputStream cutAfter(int count) {
        return new FilterInputStream(new ByteArrayInputStream(new byte[count])) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (available() == 0) throw new IOException("cut");
                return super.read(into, from, most);
            }
        };
    }

    private static final class CountingStream extends InputStream {
        private long count;

        @Override
        public int read() {
            count++;
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            count += most;
            return most;
        }
    }

    private static <R> List<R> atOnce(int times, Callable<R> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<R> results = new ArrayList<>();
            List<Future<R>> futures = threads.invokeAll(java.util.Collections.nCopies(times, work));
            for (Future<R> future : futures) results.add(future.get());
            return results;
        }
    }
}
