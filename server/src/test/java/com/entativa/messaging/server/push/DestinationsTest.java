package com.entativa.messaging.server.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client's push address must not send the server where the client cannot go.
final class DestinationsTest {
    private final Destinations destinations = new Destinations(false);

    @ParameterizedTest
    @DisplayName("R-P-4 addresses of this machine, its neighbours and nobody are not public")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void not_public(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(destinations.mayGoTo("https://" + host + "/push")).isFalse();
        assertThatThrownBy(() -> destinations.addressesOf(address)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.1.1", "2a00:1450:4001::1", "2606:4700::1"})
    void is_public(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(destinations.mayGoTo("https://" + host + "/push")).isTrue();
    }

    @ParameterizedTest
    @DisplayName("R-P-4 only https, its own port, no user, no name that is none")
    @ValueSource(
            strings = {
                "http://8.8.8.8/push",
                "https://8.8.8.8:8443/push",
                "https://me@8.8.8.8/push",
                "file:///etc/passwd",
                "https:///push",
                "",
                "https://localhost/push",
                "8.8.8.8",
                "https://8.8.8.8 /push"
            })
    void not_an_endpoint(String endpoint) {
        assertThat(destinations.mayGoTo(endpoint)).isFalse();
    }

    @Test
    @DisplayName("R-P-4 a name that points inside when the notice goes out is not connected to")
    void checked_at_connect_time() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        HttpServer inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        inside.start();
        int port = inside.getAddress().getPort();
        VapidKeys keys = VapidKeys.generate();
        String p256dh = Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getApplicationServerKey());

        for (String host : new String[] {"localhost", "127.0.0.1"}) {
            Subscription to =
                    new Subscription("http://" + host + ":" + port + "/", p256dh, "AAAAAAAAAAAAAAAAAAAAAA", "/");
            try (Courier guarded = new Courier(new WebPush("mailto:a@example.org", keys), destinations);
                    Courier anywhere = new Courier(new WebPush("mailto:a@example.org", keys), new Destinations(true))) {
                assertThat(guarded.carry(to, false)).isEqualTo(new Courier.Outcome.Later(Duration.ZERO));
                assertThat(reached).hasValue(0);
                assertThat(anywhere.carry(to, false)).isInstanceOf(Courier.Outcome.Taken.class);
                assertThat(reached.getAndSet(0)).isEqualTo(1);
            }
        }
        inside.stop(0);
    }
}
