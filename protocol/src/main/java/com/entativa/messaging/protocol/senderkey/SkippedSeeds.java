package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.key.Secret32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Seeds of messages that were passed over, oldest first. A seed is deleted with its use: a second message of its
/// iteration is a duplicate. Immutable; shares its secrets with the states before and after.
record SkippedSeeds(List<Skipped> seeds) {
    static final SkippedSeeds NONE = new SkippedSeeds(List.of());

    record Skipped(int iteration, Secret32 seed) {}

    Optional<Skipped> find(int iteration) {
        return seeds.stream().filter(skipped -> skipped.iteration == iteration).findFirst();
    }

    SkippedSeeds without(Skipped used) {
        return new SkippedSeeds(seeds.stream()
                .filter(skipped -> skipped.iteration != used.iteration)
                .toList());
    }

    SkippedSeeds with(List<Skipped> passed) {
        if (passed.isEmpty()) return this;
        List<Skipped> all = new ArrayList<>(seeds);
        all.addAll(passed);
        int excess = Math.max(0, all.size() - SenderKeyLimits.MAX_SKIPPED);
        return new SkippedSeeds(List.copyOf(all.subList(excess, all.size())));
    }
}
