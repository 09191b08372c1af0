package com.entativa.messaging.client.sync;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Groups over a bad network, their devices dying at any commit. Odd seeds seal for each device, even ones once for
// all.
@DisplayName("C-M group simulation")
final class GroupSimulation {

    @Test
    @DisplayName(
            "R1.1, R1.6, C-M-1, C-M-3 whatever dies and whoever comes and goes, members agree and nobody else reads")
    void members_agree() {
        new Seeds("group", 320).play(seed -> {
            int sealOnceFrom = seed % 2 == 0 ? 3 : 100;
            SimulatedGroup group = new SimulatedGroup(seed, new SimulatedGroup.Plan(5, 40, sealOnceFrom));
            group.play();
            return group.tally();
        });
    }
}
