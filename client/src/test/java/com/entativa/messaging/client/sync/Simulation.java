package com.entativa.messaging.client.sync;

import com.entativa.messaging.protocol.crypto.Crypto;

/// Runs of the whole client core against a relay in memory, on whatever primitives: the JVM's, or a browser's. A run is
/// its seed; it throws where something is lost, doubled or seen differently.
public final class Simulation {
    private Simulation() {}

    /// What a run was.
    public record Tally(long messages, long crashes, long healed) {
        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(messages + other.messages, crashes + other.crashes, healed + other.healed);
        }
    }

    /// Three devices of two people.
    public static Tally ofTwo(Crypto crypto, long seed) {
        SimulatedChat chat = new SimulatedChat(new World(crypto), seed);
        chat.play();
        return chat.tally();
    }

    /// Six devices of five people. Odd seeds seal for each device, even ones once for all.
    public static Tally ofGroup(Crypto crypto, long seed) {
        int sealOnceFrom = seed % 2 == 0 ? 3 : 100;
        SimulatedGroup group =
                new SimulatedGroup(new World(crypto), seed, new SimulatedGroup.Plan(5, 40, sealOnceFrom));
        group.play();
        return group.tally();
    }
}
