package com.entativa.messaging.server.media;

/// Where an S3-compatible bucket is. An empty `endpoint` is Amazon's of the region; `prefix` keeps several relays
/// apart in one bucket and ends with `/` if it is not empty; `pathStyle` for servers that know no bucket by host name.
public record S3Settings(
        String endpoint,
        String region,
        String bucket,
        String prefix,
        String accessKey,
        String secretKey,
        boolean pathStyle) {
    @Override
    public String toString() {
        return "S3Settings[redacted]";
    }
}
