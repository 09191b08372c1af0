package com.entativa.messaging.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PeerAddressTest {
    private static final PeerAddress DIRECT = new PeerAddress(false);
    private static final PeerAddress PROXIED = new PeerAddress(true);

    @Test
    @DisplayName("R5.4 the proxy's own entry counts, whether it adds to the client's line or a line below it")
    void the_proxys_entry_is_the_last() {
        assertThat(PROXIED.of(List.of("203.0.113.9, 198.51.100.7"), "10.0.0.1")).isEqualTo("198.51.100.7");
        assertThat(PROXIED.of(List.of("203.0.113.9", "198.51.100.7"), "10.0.0.1"))
                .isEqualTo("198.51.100.7");
        assertThat(PROXIED.of(List.of(), "10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(DIRECT.of(List.of("203.0.113.9"), "10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @Test
    @DisplayName("R5.4 all addresses of one IPv6 network count as one")
    void ipv6_counts_by_network() {
        String one = DIRECT.of(List.of(), "2001:db8:1:2::1");

        assertThat(DIRECT.of(List.of(), "2001:db8:1:2:ffff:ffff:ffff:ffff")).isEqualTo(one);
        assertThat(PROXIED.of(List.of("2001:db8:1:2::77"), "10.0.0.1")).isEqualTo(one);
        assertThat(DIRECT.of(List.of(), "2001:db8:1:3::1")).isNotEqualTo(one);
        assertThat(DIRECT.of(List.of(), "::ffff:198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(DIRECT.of(List.of(), "fe80::1%eth0")).isEqualTo(DIRECT.of(List.of(), "fe80::2"));
        assertThat(PROXIED.of(List.of("not:an:address"), "10.0.0.1")).isEqualTo("not:an:address");
    }
}
