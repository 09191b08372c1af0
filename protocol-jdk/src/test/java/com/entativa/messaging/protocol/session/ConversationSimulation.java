package com.entativa.messaging.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Parties.Party;
import com.entativa.messaging.protocol.session.SimulatedNetwork.Met;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two parties over a bad network, crashing at every step. One seed again: `-Dsimulation.seed=…`; more of them:
/// `-Dsimulation.runs=…`.
final class ConversationSimulation {
    private static final Party ALICE = new Party(1, Parties.seeded(51));
    private static final Party BOB = new Party(2, Parties.seeded(52));

    @Test
    @DisplayName("R1.1 no message is lost or shown twice, and no key seals two messages")
    void no_message_is_lost_or_shown_twice_and_no_key_seals_two_messages() {
        Map<Met, Integer> met = new EnumMap<>(Met.class);
        Long one = Long.getLong("simulation.seed");
        if (one != null) {
            run(one, met);
            return;
        }
        int runs = Integer.getInteger("simulation.runs", 10_000);

        for (long seed = 0; seed < runs; seed++) run(seed, met);

        System.out.println("simulation: " + runs + " runs from seed 0 met " + met);
        for (Met what : Met.values()) assertThat(met).containsKey(what);
        assertThat(met.values()).allMatch(times -> times >= runs / 20);
    }

    private static void run(long seed, Map<Met, Integer> met) {
        Random random = new Random(seed);
        SimulatedDevice alice = new SimulatedDevice(new Party(ALICE, random::nextBytes));
        SimulatedDevice bob = new SimulatedDevice(new Party(BOB, random::nextBytes));
        try {
            new SimulatedNetwork(random, alice, bob, met).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("run it again with -Dsimulation.seed=" + seed, e);
        }
    }
}
