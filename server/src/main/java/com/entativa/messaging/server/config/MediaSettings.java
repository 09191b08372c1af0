package com.entativa.messaging.server.config;

import java.net.URI;
import java.time.Duration;

/// What is kept of encrypted media, and where.
///
/// @param largestBytes of one upload
/// @param quotaBytes in use by one user, unfinished uploads included
/// @param life of a finished upload
public record MediaSettings(long largestBytes, long quotaBytes, Duration life, Place place) {
    static MediaSettings read(Settings from) {
        from.section("Media");
        return new MediaSettings(
                (long) from.integer("MEDIA_MOST_MIB", 100, 1, 10_240, "largest upload, in MiB") << 20,
                (long) from.integer("MEDIA_QUOTA_MIB", 5_120, 1, 10_485_760, "media of one user, in MiB") << 20,
                from.days("MEDIA_DAYS", 30, "days after which media is deleted"),
                Place.read(from));
    }

    public sealed interface Place {
        /// `media` in the data directory. Nodes that share it share the media.
        record InDataDir() implements Place {}

        /// A bucket of an S3-compatible server. An empty `endpoint` is Amazon's of the region; `prefix` ends with `/`
        /// if it is not empty.
        record Bucket(String endpoint, String region, String name, String prefix, Keys keys, boolean pathStyle)
                implements Place {}

        record Keys(String accessKey, String secretKey) {
            @Override
            public String toString() {
                return "Keys[redacted]";
            }
        }

        static Place read(Settings from) {
            String name = from.text("S3_BUCKET", "", "bucket for media; none: a folder in the data directory");
            String kind = "an http or https address";
            URI endpoint = from.value(
                    new Setting("Media", "S3_ENDPOINT", kind, "", "S3-compatible server; none: Amazon's", false),
                    URI.create(""),
                    Settings::address);
            Bucket bucket = new Bucket(
                    endpoint.toString(),
                    from.text("S3_REGION", "us-east-1", "region of the bucket"),
                    name,
                    folder(from.text("S3_PREFIX", "", "folder in the bucket; tells relays with one bucket apart")),
                    new Keys(
                            from.secret("S3_ACCESS_KEY", "text", "access key of the bucket"),
                            from.secret("S3_SECRET_KEY", "text", "secret key of the bucket")),
                    from.flag(
                            "S3_PATH_STYLE", true, "bucket in the path; false: in the host name, as Amazon wants it"));
            if (name.isEmpty()) return new InDataDir();
            if (bucket.keys().accessKey().isEmpty()) from.mustBe("S3_ACCESS_KEY", "set together with S3_BUCKET");
            if (bucket.keys().secretKey().isEmpty()) from.mustBe("S3_SECRET_KEY", "set together with S3_BUCKET");
            return bucket;
        }

        private static String folder(String prefix) {
            return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        }
    }
}
