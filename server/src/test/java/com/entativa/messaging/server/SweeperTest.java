package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SweeperTest {
    @Test
    void a_chore_that_fails_holds_up_no_other_and_has_its_next_turn() {
        ManualClock clock = new ManualClock();
        AtomicInteger tried = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Sweeper.Chore failing = new Sweeper.Chore("failing", Duration.ofSeconds(1), _ -> {
            tried.incrementAndGet();
            throw new IllegalStateException("a fault of a test");
        });
        Sweeper.Chore good = new Sweeper.Chore("good", Duration.ofSeconds(1), _ -> done.incrementAndGet());
        try (Sweeper sweeper = new Sweeper(clock, List.of(failing, good))) {
            for (int i = 0; i < 2; i++) {
                clock.advance(Duration.ofSeconds(1));
                sweeper.sweep();
            }
        }

        assertThat(tried).hasValue(2);
        assertThat(done).hasValue(2);
    }
}
