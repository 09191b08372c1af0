package com.entativa.messaging.server.media;

import java.time.Duration;

/// What an operator decides about media.
///
/// @param largestBytes of one upload
/// @param quotaBytes in use by one user, unfinished uploads included
/// @param life of a finished upload
public record MediaSettings(long largestBytes, long quotaBytes, Duration life) {
    public static MediaSettings defaults() {
        return new MediaSettings(100L << 20, 5L << 30, Duration.ofDays(30));
    }
}
