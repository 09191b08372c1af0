package com.entativa.messaging.server.presence;

import com.entativa.messaging.server.conversation.Reach;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// {@link Reach}, remembered for a moment: an event in a group of 1 000 costs one question to the database, and those
/// that follow none. Who left, or was blocked, is out after {@link #FRESH}.
public final class Circles {
    static final Duration FRESH = Duration.ofSeconds(5);

    /// Ids in memory, of both kinds.
    private static final int IDS = 500_000;

    private final LoadingCache<UUID, Set<UUID>> ofUser;
    private final LoadingCache<Within, Set<UUID>> within;

    private record Within(UUID user, UUID conversation) {}

    public Circles(Reach reach, InstantSource clock) {
        ofUser = Caffeine.newBuilder()
                .maximumWeight(IDS)
                .<UUID, Set<UUID>>weigher((_, ids) -> ids.size() + 1)
                .expireAfterWrite(FRESH)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build(reach::circleOf);
        within = Caffeine.newBuilder()
                .maximumWeight(IDS)
                .<Within, Set<UUID>>weigher((_, ids) -> ids.size() + 1)
                .expireAfterWrite(FRESH)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build(key -> reach.circleOf(key.user(), key.conversation()));
    }

    Set<UUID> of(UUID user) {
        return ofUser.get(user);
    }

    Set<UUID> of(UUID user, UUID conversation) {
        return within.get(new Within(user, conversation));
    }
}
