package com.entativa.messaging.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("places of which nobody has more than a share")
final class SharesTest {
    private final Shares<String> shares = new Shares<>(3, 2);

    @Test
    @DisplayName("who has a share gets no more, and leaves room for others")
    void a_share_is_the_most() {
        assertThat(shares.take("slow")).isTrue();
        assertThat(shares.take("slow")).isTrue();
        assertThat(shares.take("slow")).isFalse();
        assertThat(shares.take("quick")).isTrue();
        assertThat(shares.take("third")).isFalse();
    }

    @Test
    @DisplayName("a place that was given back is free; one that nobody has cannot be")
    void given_back() {
        shares.take("one");
        shares.giveBack("one");

        assertThat(shares.take("one")).isTrue();
        assertThat(shares.take("one")).isTrue();
        assertThatThrownBy(() -> shares.giveBack("other")).isInstanceOf(IllegalStateException.class);
    }
}
