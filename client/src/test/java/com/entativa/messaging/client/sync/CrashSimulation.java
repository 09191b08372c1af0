package com.entativa.messaging.client.sync;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Three devices of two people over a bad network, dying at any commit. A run is its seed: `-Dcrash.seed=…` plays one
/// again, `-Dcrash.runs=…` plays more.
@DisplayName("R1.1, R1.6, R1.8 crash simulation")
final class CrashSimulation {
    private static final int RUNS = Integer.getInteger("crash.runs", 300);

    @Test
    @DisplayName("R1.1 whatever dies and whenever, every message is shown once, and no counter serves twice")
    void every_message_is_shown_once() {
        long begun = System.nanoTime();
        long crashes = 0;
        long[] seeds = System.getProperty("crash.seed") == null
                ? LongStream.rangeClosed(1, RUNS).toArray()
                : new long[] {Long.getLong("crash.seed", 1)};
        for (long seed : seeds) {
            SimulatedChat chat = new SimulatedChat(seed);
            try {
                chat.play();
                crashes += chat.crashes();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("run again with -Dcrash.seed=" + seed, e);
            }
        }
        System.out.printf(
                "crash simulation: seeds %d to %d, %d crashes, %d ms%n",
                seeds[0], seeds[seeds.length - 1], crashes, (System.nanoTime() - begun) / 1_000_000);
    }
}
