package com.entativa.messaging.protocol.senderkey;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A group whose members come and go over a bad network. One seed again: `-Dsimulation.seed=…`; more of them:
/// `-Dsimulation.group.runs=…`.
final class GroupSimulation {
    @Test
    @DisplayName("P-G-6 members read all that was sent while they were members, once, and nothing else")
    void members_read_what_was_sent_while_they_were_members() {
        Map<SimulatedGroup.Met, Integer> met = new EnumMap<>(SimulatedGroup.Met.class);
        Long one = Long.getLong("simulation.seed");
        if (one != null) {
            run(one, met);
            return;
        }
        int runs = Integer.getInteger("simulation.group.runs", 100);

        for (long seed = 0; seed < runs; seed++) run(seed, met);

        System.out.println("simulation: " + runs + " groups from seed 0 met " + met);
        for (SimulatedGroup.Met what : SimulatedGroup.Met.values())
            Assertions.assertThat(met).containsKey(what);
        Assertions.assertThat(met.values()).allMatch(times -> times >= runs / 2);
    }

    private static void run(long seed, Map<SimulatedGroup.Met, Integer> met) {
        try {
            new SimulatedGroup(new Random(seed), met).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("run it again with -Dsimulation.seed=" + seed, e);
        }
    }
}
