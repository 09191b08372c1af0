package com.entativa.messaging.web.check;

import com.entativa.messaging.client.fake.QuickCrypto;
import com.entativa.messaging.client.sync.Simulation;
import com.entativa.messaging.protocol.crypto.Crypto;

/// The client core against a relay in memory, over a bad network and dying at any commit, as the JVM's tests play
/// it: on this engine and its primitives.
public final class SimulationCheck {
    private final Crypto crypto;
    private final Report report;

    public SimulationCheck(Crypto crypto, Report report) {
        this.crypto = new QuickCrypto(crypto);
        this.report = report;
    }

    /// The worlds of seeds 1 to `runs`, two people in one and a group in the other of each.
    public void run(int runs) {
        for (int seed = 1; seed <= runs; seed++) {
            ofTwo(seed);
            ofGroup(seed);
        }
    }

    private void ofTwo(int seed) {
        try {
            messages(Simulation.ofTwo(crypto, seed));
        } catch (AssertionError | RuntimeException e) {
            report.check("crash.seed=" + seed + ": " + e, false);
        }
    }

    private void ofGroup(int seed) {
        try {
            messages(Simulation.ofGroup(crypto, seed));
        } catch (AssertionError | RuntimeException e) {
            report.check("group.seed=" + seed + ": " + e, false);
        }
    }

    private void messages(Simulation.Tally tally) {
        for (int each = 0; each < tally.messages(); each++) report.check("message", true);
        for (int each = 0; each < tally.crashes(); each++) report.check("crash", true);
    }
}
