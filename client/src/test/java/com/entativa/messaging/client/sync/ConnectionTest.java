package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Event.Connected;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R3.3, R4.1 the connection")
final class ConnectionTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    ConnectionTest() {
        world.settle();
    }

    @Test
    @DisplayName("R3.3 reconnecting backs off, with jitter, at most 30 s apart")
    void reconnecting_backs_off() {
        world.network.reachable = false;
        world.network.cutAll();
        int before = world.network.opened;
        world.pass(10 * World.MINUTE, World.SECOND);
        int opened = world.network.opened - before;
        world.network.reachable = true;
        world.pass(31 * World.SECOND, World.SECOND);

        assertThat(opened).isBetween(2 * 20, 2 * 50);
        assertThat(alice.events.getLast())
                .isIn(Event.CaughtUp.CAUGHT_UP, new Event.ConnectionChanged(Connected.ONLINE));
    }

    @Test
    @DisplayName("4409 stops: it does not reconnect by itself")
    void elsewhere_stops() {
        world.network.closeAll(4409);
        int before = world.network.opened;

        world.pass(World.HOUR, World.MINUTE);

        assertThat(world.network.opened).isEqualTo(before);
        assertThat(alice.events.getLast()).isEqualTo(new Event.ConnectionChanged(Connected.ELSEWHERE));
    }

    @Test
    @DisplayName("4429 waits at least 5 s")
    void too_many_frames_waits() {
        world.network.closeAll(4429);
        int before = world.network.opened;

        world.pass(5 * World.SECOND, World.SECOND / 2);
        assertThat(world.network.opened).isEqualTo(before);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(world.network.opened).isGreaterThan(before);
    }

    @Test
    @DisplayName("a relay that opens and closes at once is not stormed")
    void a_relay_that_closes_at_once_is_not_stormed() {
        int before = world.network.opened;
        for (int i = 0; i < 600; i++) {
            world.clock.advance(World.SECOND / 2);
            for (Phone phone : world.phones) phone.step();
            world.network.step();
            for (Phone phone : world.phones) phone.step();
            world.network.closeAll(1011);
        }

        assertThat(world.network.opened - before).isLessThan(2 * 40);
    }

    @Test
    @DisplayName("R4.1 a relay that says nothing for 30 s is left")
    void a_silent_relay_is_left() {
        int before = world.network.opened;
        for (int i = 0; i < 33; i++) {
            world.clock.advance(World.SECOND);
            alice.step();
        }

        assertThat(world.network.opened).isGreaterThan(before);
    }

    @Test
    @DisplayName("an opening that never ends is given up")
    void a_stuck_opening_is_given_up() {
        world.network.cutAll();
        int before = world.network.opened;
        for (int i = 0; i < 80; i++) {
            world.clock.advance(World.SECOND);
            alice.step();
        }

        assertThat(world.network.opened - before).isBetween(2, 4);
    }

    @Test
    @DisplayName("an access token that ran out is refreshed, on the socket and by HTTP")
    void tokens_are_refreshed() {
        world.relay.expireAccessTokens();
        world.network.cutAll();
        alice.send(chat, "hello");

        world.pass(10 * World.SECOND, World.SECOND);

        assertThat(bob.received(chat)).containsExactly("hello");
        assertThat(world.relay.requests).contains("POST /auth/refresh");
    }

    @Test
    @DisplayName("a device that is logged out says so and stops")
    void logged_out_stops() {
        world.relay.revoke(alice.self());
        world.network.closeAll(4401);
        world.pass(World.MINUTE, World.SECOND);
        int requests = world.relay.requests.size();

        assertThat(alice.events).contains(new Event.ConnectionChanged(Connected.LOGGED_OUT));
        alice.send(chat, "kept");
        world.pass(World.MINUTE, 10 * World.SECOND);
        assertThat(world.relay.requests).hasSize(requests);
        assertThat(alice.outbox()).hasSize(1);
    }

    @Test
    @DisplayName("R5.6 malformed frames are told and passed over")
    void malformed_frames_are_passed_over() {
        for (String frame :
                new String[] {"", "{", "[]", "{\"type\":\"message\"}", "{\"type\":\"sent\",\"message_id\":7}"}) {
            world.network.pushToAll(frame);
        }
        world.network.pushToAll("{\"type\":\"of a later version\"}");
        world.settle();
        alice.send(chat, "hello");
        world.settle();

        assertThat(bob.received(chat)).containsExactly("hello");
        assertThat(alice.events.stream().filter(Event.Fault.class::isInstance)).hasSize(5);
    }
}
