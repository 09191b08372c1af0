package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.config.Rate;
import com.entativa.messaging.server.http.DownloadOperations;
import com.entativa.messaging.server.http.MediaOperations;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.media.BlobStorage;
import com.entativa.messaging.server.media.DirectoryStorage;
import com.entativa.messaging.server.media.Media;
import com.entativa.messaging.server.media.MediaSettings;
import com.entativa.messaging.server.media.MediaStore;
import com.entativa.messaging.server.media.MediaSweeper;
import com.entativa.messaging.server.media.Uploads;
import com.entativa.messaging.server.postgres.Db;
import com.entativa.messaging.server.postgres.PgMediaStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// The parts that keep media, put together.
record MediaParts(MediaOperations uploads, DownloadOperations downloads, MediaSweeper sweeper, BlobStorage storage)
        implements AutoCloseable {
    private static final Rate WRITES = new Rate(60, Duration.ofSeconds(1));
    private static final Rate READS = new Rate(300, Duration.ofMillis(100));

    static MediaParts open(Config config, Db db, InstantSource clock, SecureRandom random) throws IOException {
        MediaStore store = new PgMediaStore(db);
        BlobStorage storage = new DirectoryStorage(config.dataDir().resolve("media"));
        Uploads uploads = new Uploads(store, storage, MediaSettings.defaults(), random, clock);
        boolean unlimited = config.limits().equals(Limits.off());
        Allowance<UUID> writes = new Allowance<>(unlimited ? config.limits().messages() : WRITES, clock, random);
        Allowance<UUID> reads = new Allowance<>(unlimited ? config.limits().messages() : READS, clock, random);
        return new MediaParts(
                new MediaOperations(uploads, writes),
                new DownloadOperations(new Media(store, storage, clock), reads),
                new MediaSweeper(store, storage, clock),
                storage);
    }

    @Override
    public void close() {
        sweeper.close();
        storage.close();
    }
}
