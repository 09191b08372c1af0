package com.entativa.messaging.server.limit;

import com.entativa.messaging.server.config.Limits;
import java.util.UUID;

/// The limits of this server (R5.3, R5.4).
public record Allowances(
        Allowance<UUID> messages,
        Allowance<String> logIns,
        LogIns guesses,
        Allowance<Object> lookUps,
        Allowance<UUID> preKeyFetches,
        Allowance<Allowances.Pair> preKeyFetchesPerTarget,
        Allowance<UUID> uploads,
        Allowance<UUID> downloads) {
    /// Who asks, and about whom.
    public record Pair(UUID requester, UUID target) {}

    /// Messages are counted by each node for itself: a device sends through the one node that has its socket, and a
    /// question to another machine for each message would cost more than the exactness is worth.
    public static Allowances of(Limits limits, Counting alone, Counting together) {
        return new Allowances(
                alone.allowance("messages", limits.messages()),
                together.allowance("log-ins", limits.logIns()),
                new LogIns(
                        together.allowance("log-ins-here", limits.guesses().here()),
                        together.allowance("log-ins-anywhere", limits.guesses().anywhere())),
                together.allowance("look-ups", limits.lookUps()),
                together.allowance("prekeys", limits.preKeyFetches()),
                together.allowance("prekeys-of-target", limits.preKeyFetchesPerTarget()),
                alone.allowance("uploads", limits.uploads()),
                alone.allowance("downloads", limits.downloads()));
    }

    /// Both limits of a prekey fetch: the target's first, so that a drained target does not use the requester up.
    public Verdict preKeyFetch(UUID requester, UUID target) {
        return switch (preKeyFetchesPerTarget.take(new Pair(requester, target))) {
            case Verdict.Wait wait -> wait;
            case Verdict.Allowed _ -> preKeyFetches.take(requester);
        };
    }
}
