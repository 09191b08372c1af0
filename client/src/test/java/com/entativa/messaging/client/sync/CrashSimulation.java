package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.fake.QuickCrypto;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Three devices of two people over a bad network, dying at any commit and losing their sessions.
@DisplayName("R1.1, R1.6, R1.8 crash simulation")
final class CrashSimulation {

    @Test
    @DisplayName("R1.1 whatever dies and whenever, every message is shown once, and no counter serves twice")
    void every_message_is_shown_once() {
        new Seeds("crash", 1_000).play(seed -> Simulation.ofTwo(QuickCrypto.ofJdk(), seed));
    }
}
