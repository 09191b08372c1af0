package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.fake.QuickCrypto;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Groups over a bad network, their devices dying at any commit.
@DisplayName("C-M group simulation")
final class GroupSimulation {

    @Test
    @DisplayName(
            "R1.1, R1.6, C-M-1, C-M-3 whatever dies and whoever comes and goes, members agree and nobody else reads")
    void members_agree() {
        new Seeds("group", 320).play(seed -> Simulation.ofGroup(QuickCrypto.ofJdk(), seed));
    }
}
