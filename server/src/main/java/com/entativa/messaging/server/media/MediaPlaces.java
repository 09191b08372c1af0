package com.entativa.messaging.server.media;

import com.entativa.messaging.server.config.MediaSettings;
import java.io.IOException;
import java.nio.file.Path;

/// The storage an operator chose.
public final class MediaPlaces {
    private MediaPlaces() {}

    public static BlobStorage open(MediaSettings.Place place, Path dataDir) throws IOException {
        return switch (place) {
            case MediaSettings.Place.InDataDir _ -> new DirectoryStorage(dataDir.resolve("media"));
            case MediaSettings.Place.Bucket bucket -> S3Storage.open(bucket, dataDir.resolve("media-spool"));
        };
    }
}
