package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.relay.Backoff;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R3.3 backing off")
final class BackoffTest {
    @Test
    @DisplayName("R3.3 waits double up to the most, each in the upper half, whatever is drawn")
    void waits_are_bounded() {
        Backoff backoff = new Backoff(1_000, 60_000);
        for (int failures = -1; failures < 200; failures++) {
            long most = Math.min(60_000, 1_000L << Math.clamp(failures - 1L, 0, 20));

            assertThat(backoff.delayMillis(failures, bytes -> Arrays.fill(bytes, (byte) 0)))
                    .isEqualTo(most / 2);
            assertThat(backoff.delayMillis(failures, bytes -> Arrays.fill(bytes, (byte) 0xff)))
                    .isEqualTo(most);
        }
    }
}
