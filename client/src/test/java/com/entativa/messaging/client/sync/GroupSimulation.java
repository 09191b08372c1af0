package com.entativa.messaging.client.sync;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Groups over a bad network, their devices dying at any commit. A run is its seed: `-Dgroup.seed=…` plays one again,
/// `-Dgroup.runs=…` plays more. Odd seeds seal for each device, even ones once for all.
@DisplayName("C-M group simulation")
final class GroupSimulation {
    private static final int RUNS = Integer.getInteger("group.runs", 60);

    @Test
    @DisplayName("R1.1, C-M-1, C-M-3 whatever dies and whoever comes and goes, members agree and nobody else reads")
    void members_agree() {
        long begun = System.nanoTime();
        long crashes = 0;
        long messages = 0;
        long[] seeds = System.getProperty("group.seed") == null
                ? LongStream.rangeClosed(1, RUNS).toArray()
                : new long[] {Long.getLong("group.seed", 1)};
        for (long seed : seeds) {
            int sealOnceFrom = seed % 2 == 0 ? 3 : 100;
            SimulatedGroup group = new SimulatedGroup(seed, new SimulatedGroup.Plan(5, 40, sealOnceFrom));
            try {
                group.play();
                crashes += group.crashes();
                messages += group.messages();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("run again with -Dgroup.seed=" + seed, e);
            }
        }
        System.out.printf(
                "group simulation: seeds %d to %d, %d messages, %d crashes, %d ms%n",
                seeds[0], seeds[seeds.length - 1], messages, crashes, (System.nanoTime() - begun) / 1_000_000);
    }
}
