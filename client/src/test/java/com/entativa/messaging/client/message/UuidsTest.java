package com.entativa.messaging.client.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.fake.ManualClock;
import com.entativa.messaging.client.fake.SeededRandomness;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ids")
final class UuidsTest {
    private final ManualClock clock = new ManualClock();
    private final Uuids ids = new Uuids(clock, new SeededRandomness(1));

    @Test
    @DisplayName("ids are of version 7 and ordered, within a millisecond and when the clock steps back")
    void ids_are_ordered() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (i == 200) clock.advance(-60_000);
            if (i == 400) clock.advance(120_000);
            UUID next = ids.next();
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            assertThat(Uuids.of(Uuids.bytes(next))).isEqualTo(next);
            made.add(next.toString());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
