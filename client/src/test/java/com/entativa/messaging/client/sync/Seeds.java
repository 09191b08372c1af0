package com.entativa.messaging.client.sync;

import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// The seeds of a simulation: `-D<name>.seed=…` plays one, `-D<name>.runs=…` so many. Each is a world of its own, so as
/// many are played at once as there are processors.
record Seeds(String name, int runs) {
    void play(LongFunction<Simulation.Tally> run) {
        long begun = System.nanoTime();
        long one = Long.getLong(name + ".seed", 0);
        LongStream seeds =
                one > 0 ? LongStream.of(one) : LongStream.rangeClosed(1, Integer.getInteger(name + ".runs", runs));
        Simulation.Tally all = seeds.parallel()
                .mapToObj(seed -> named(run, seed))
                .reduce(Simulation.Tally.NONE, Simulation.Tally::plus);
        System.out.printf(
                "%s simulation: seeds from %d, %d messages and changes, %d crashes, %d healed, %d ms%n",
                name,
                Math.max(1, one),
                all.messages(),
                all.crashes(),
                all.healed(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    private Simulation.Tally named(LongFunction<Simulation.Tally> run, long seed) {
        try {
            return run.apply(seed);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("run again with -D" + name + ".seed=" + seed, e);
        }
    }
}
