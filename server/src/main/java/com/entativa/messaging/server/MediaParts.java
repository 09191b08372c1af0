package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.MediaSettings;
import com.entativa.messaging.server.media.BlobStorage;
import com.entativa.messaging.server.media.MediaPlaces;
import com.entativa.messaging.server.media.MediaStore;
import com.entativa.messaging.server.media.MediaSweep;
import com.entativa.messaging.server.media.StoredMedia;
import com.entativa.messaging.server.media.Uploads;
import com.entativa.messaging.server.postgres.Db;
import com.entativa.messaging.server.postgres.PgMediaStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The parts that keep media, put together.
record MediaParts(Uploads uploads, StoredMedia stored, MediaSweep sweeping, BlobStorage storage)
        implements AutoCloseable {
    static MediaParts open(Config config, Db db, InstantSource clock, SecureRandom random) throws IOException {
        MediaSettings media = config.media();
        MediaStore store = new PgMediaStore(db);
        BlobStorage storage = MediaPlaces.open(media.place(), config.dataDir());
        Uploads.Bounds bounds = new Uploads.Bounds(media.largestBytes(), media.quotaBytes(), media.life());
        return new MediaParts(
                new Uploads(store, storage, bounds, random, clock),
                new StoredMedia(store, storage, media.life(), clock),
                new MediaSweep(store, storage),
                storage);
    }

    @Override
    public void close() {
        storage.close();
    }
}
