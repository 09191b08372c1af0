package com.entativa.messaging.server.limit;

import com.entativa.messaging.server.config.Limits;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The limits of this server (R5.3, R5.4), each counted by this process alone.
public record Allowances(
        Allowance<UUID> messages,
        Allowance<String> logIns,
        Allowance<Object> lookUps,
        Allowance<UUID> preKeyFetches,
        Allowance<Allowances.Pair> preKeyFetchesPerTarget,
        Allowance<UUID> uploads,
        Allowance<UUID> downloads) {
    /// Who asks, and about whom.
    public record Pair(UUID requester, UUID target) {}

    public static Allowances of(Limits limits, InstantSource clock, RandomGenerator random) {
        return new Allowances(
                new Allowance<>(limits.messages(), clock, random),
                new Allowance<>(limits.logIns(), clock, random),
                new Allowance<>(limits.lookUps(), clock, random),
                new Allowance<>(limits.preKeyFetches(), clock, random),
                new Allowance<>(limits.preKeyFetchesPerTarget(), clock, random),
                new Allowance<>(limits.uploads(), clock, random),
                new Allowance<>(limits.downloads(), clock, random));
    }

    /// Both limits of a prekey fetch: the target's first, so that a drained target does not use the requester up.
    public Verdict preKeyFetch(UUID requester, UUID target) {
        return switch (preKeyFetchesPerTarget.take(new Pair(requester, target))) {
            case Verdict.Wait wait -> wait;
            case Verdict.Allowed _ -> preKeyFetches.take(requester);
        };
    }
}
