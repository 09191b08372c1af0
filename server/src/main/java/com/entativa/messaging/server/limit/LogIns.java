package com.entativa.messaging.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Tries at one account's password: from one address, and from all those together that its devices are not known at.
/// So many addresses guess slowly too, and whoever uses the second up keeps its owner out of no place where they have
/// been lately. Any thread.
public final class LogIns {
    /// Places in memory: about 200 bytes each.
    private static final int PLACES = 200_000;

    /// A device that is used renews its tokens every quarter of an hour.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Allowance<Place<String>> here;
    private final Allowance<String> anywhere;
    private final Cache<Place<UUID>, Boolean> known = Caffeine.newBuilder()
            .maximumSize(PLACES)
            .expireAfterWrite(REMEMBERED)
            .build();

    /// An account at an address.
    public record Place<A>(A account, String address) {
        @Override
        public String toString() {
            return account + " at " + address;
        }
    }

    public LogIns(Allowance<Place<String>> here, Allowance<String> anywhere) {
        this.here = here;
        this.anywhere = anywhere;
    }

    /// `account` is asked only where the account's budget is used up; empty when there is no such account.
    public Verdict take(String username, String address, Supplier<Optional<UUID>> account) {
        if (here.take(new Place<>(username, address)) instanceof Verdict.Wait wait) return wait;
        return switch (anywhere.take(username)) {
            case Verdict.Allowed allowed -> allowed;
            case Verdict.Wait wait -> isKnown(account.get(), address) ? Verdict.Allowed.ALLOWED : wait;
        };
    }

    private boolean isKnown(Optional<UUID> account, String address) {
        return account.map(user -> known.getIfPresent(new Place<>(user, address)))
                .isPresent();
    }

    /// A device of the account proved itself from there.
    public void proved(UUID account, String address) {
        known.put(new Place<>(account, address), true);
    }
}
