package com.entativa.messaging.server.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class OpeningTest {
    @Test
    @DisplayName("R-L-2 of two sockets that open at once exactly one outlasts the other")
    void one_stays() {
        Opening one = new Opening(1_000, 7);
        Opening other = new Opening(1_000, 8);

        assertThat(one.outlasts(other, 1_500)).isFalse();
        assertThat(other.outlasts(one, 1_500)).isTrue();
        assertThat(new Opening(1_001, 1).outlasts(other, 1_500)).isTrue();
    }

    @Test
    @DisplayName("R-L-2 one that has been open for longer gives way, whatever the other node's clock says")
    void a_slow_clock_turns_nobody_away() {
        Opening halfOpen = new Opening(10_000, 7);
        Opening back = new Opening(3_000, 8);

        assertThat(halfOpen.outlasts(back, 12_000)).isFalse();
    }
}
