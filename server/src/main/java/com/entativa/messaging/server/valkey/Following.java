package com.entativa.messaging.server.valkey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whose channels this node is subscribed to, and how many of their sockets want it. The library subscribes again after
/// a lost connection.
final class Following {
    private static final Duration ALL = Duration.ofSeconds(2);
    private final Link link;
    private final Map<UUID, Followed> users = new ConcurrentHashMap<>();

    private record Followed(int sockets, CompletableFuture<?> subscribed) {}

    Following(Link link) {
        this.link = link;
    }

    /// Returns when the subscription stands, or after {@link Link#PATIENCE} without.
    void follow(UUID user) {
        Followed followed = users.compute(
                user,
                (_, before) -> before == null
                        ? new Followed(1, subscribed(user))
                        : new Followed(before.sockets() + 1, before.subscribed()));
        // Where it does not stand the routing is away: the sockets look by themselves.
        if (followed != null) stands(followed.subscribed(), Link.PATIENCE);
    }

    int count() {
        return users.size();
    }

    void leave(UUID user) {
        users.computeIfPresent(user, (_, before) -> {
            if (before.sockets() > 1) return new Followed(before.sockets() - 1, before.subscribed());
            unsubscribe(user);
            return null;
        });
    }

    /// Something came for this user: if nobody wants it any more, no more shall come.
    void heard(UUID user) {
        users.compute(user, (_, followed) -> {
            if (followed == null) unsubscribe(user);
            return followed;
        });
    }

    /// Subscribes to all again: some were refused while Valkey was away. Whether all stand now.
    boolean again() {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (UUID user : users.keySet()) {
            users.computeIfPresent(user, (_, before) -> {
                CompletableFuture<?> subscribed = subscribed(user);
                all.add(subscribed);
                return new Followed(before.sockets(), subscribed);
            });
        }
        return stands(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)), ALL);
    }

    private static boolean stands(CompletableFuture<?> subscribed, Duration within) {
        try {
            subscribed.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private CompletableFuture<?> subscribed(UUID user) {
        return link.open()
                .<CompletableFuture<?>>map(
                        open -> Link.tried(() -> open.subscriber().async().ssubscribe(Publisher.channel(user))))
                .orElseGet(() -> CompletableFuture.completedFuture(true));
    }

    private void unsubscribe(UUID user) {
        link.open().ifPresent(open -> Link.say(() -> open.subscriber().async().sunsubscribe(Publisher.channel(user))));
    }
}
