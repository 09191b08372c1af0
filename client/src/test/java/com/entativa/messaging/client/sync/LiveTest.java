package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.TypingState;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.live.Presence;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-P typing and presence")
final class LiveTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    LiveTest() {
        world.settle();
        alice.send(chat, "hello");
        world.settle();
    }

    private List<Event> typing(Phone phone) {
        return phone.events.stream()
                .filter(Event.TypingChanged.class::isInstance)
                .toList();
    }

    private Event.TypingChanged bobTypes(boolean typing) {
        return new Event.TypingChanged(chat, bob.userId(), typing);
    }

    private void key(Phone phone) {
        phone.sync().type(chat, true);
        world.settle();
    }

    @Test
    @DisplayName("C-P-1 typing shows, once, and is over after six seconds in which nothing more came")
    void typing_decays() {
        key(bob);
        world.pass(5 * World.SECOND, World.SECOND);
        assertThat(typing(alice)).containsExactly(bobTypes(true));
        key(bob);
        world.pass(5 * World.SECOND, World.SECOND);
        assertThat(typing(alice)).containsExactly(bobTypes(true));

        world.pass(2 * World.SECOND, World.SECOND);

        assertThat(typing(alice)).containsExactly(bobTypes(true), bobTypes(false));
        assertThat(typing(bob)).isEmpty();
    }

    @Test
    @DisplayName("C-P-1 typing is over with its message, when it stops, and when the connection is gone")
    void typing_ends() {
        key(bob);
        bob.send(chat, "here");
        world.settle();
        assertThat(typing(alice)).containsExactly(bobTypes(true), bobTypes(false));

        key(bob);
        bob.sync().type(chat, false);
        world.settle();
        assertThat(typing(alice)).hasSize(4).endsWith(bobTypes(false));

        key(bob);
        world.network.cut(alice.self());
        world.settle();
        assertThat(typing(alice)).hasSize(6).endsWith(bobTypes(false));
    }

    @Test
    @DisplayName("C-P-2 however many keys are pressed, the others are told once in three seconds")
    void typing_is_said_seldom() {
        int before = world.relay.frames.size();
        for (int i = 0; i < 60; i++) {
            key(bob);
            world.pass(100, 100);
        }

        assertThat(world.relay.frames.subList(before, world.relay.frames.size()).stream()
                        .filter(frame -> frame.contains("typing")))
                .hasSize(2);
    }

    @Test
    @DisplayName("C-P-1 a stranger's typing, a blocked person's and that of somebody who is not in it show nothing")
    void strangers_show_nothing() {
        Phone eve = world.register("eve");
        UUID request = world.request(eve, bob);
        eve.sync().type(request, true);
        world.relay.tell(bob.userId(), new LiveFrame.Typing(chat, eve.userId(), TypingState.STARTED));
        world.settle();
        assertThat(typing(bob)).isEmpty();

        bob.sync().type(request, true);
        world.settle();
        assertThat(typing(eve)).isEmpty();

        alice.choosing().block(bob.userId(), true);
        key(bob);
        assertThat(typing(alice)).isEmpty();
    }

    @Test
    @DisplayName("C-P-3 of a person who came into reach since, the relay is asked again, not for each look")
    void who_came_into_reach_is_asked_for() {
        world.relay.present.add(new LiveFrame.Presence(bob.userId(), true, 0));
        world.pass(World.MINUTE, World.SECOND);
        int before = world.relay.requests.size();

        alice.sync().presences().watch(List.of(bob.userId()));
        for (int i = 0; i < 10; i++) alice.sync().presences().watch(List.of(bob.userId(), UUID.randomUUID()));

        world.pass(14 * World.SECOND, World.SECOND);
        assertThat(alice.sync().presences().find(bob.userId()).online()).isTrue();
        assertThat(world.relay.requests.subList(before, world.relay.requests.size()))
                .containsExactly("GET /presence");

        world.pass(World.MINUTE, World.SECOND);
        assertThat(world.relay.requests.subList(before, world.relay.requests.size()))
                .containsExactly("GET /presence", "GET /presence");
    }

    @Test
    @DisplayName("C-P-3 presence is asked for once, followed, told of those who are watched, and unknown offline")
    void presence_is_followed() {
        world.relay.present.add(new LiveFrame.Presence(bob.userId(), true, 0));
        world.network.cut(alice.self());
        world.pass(2 * World.SECOND, World.SECOND);

        alice.sync().presences().watch(List.of(bob.userId()));
        long minute = world.clock.nowMillis() / World.MINUTE * World.MINUTE;
        world.relay.tell(alice.userId(), new LiveFrame.Presence(bob.userId(), false, minute));
        world.relay.tell(alice.userId(), new LiveFrame.Presence(UUID.randomUUID(), true, 0));
        world.settle();
        world.relay.tell(alice.userId(), new LiveFrame.Presence(bob.userId(), true, 0));
        world.settle();
        world.network.cut(alice.self());
        world.settle();

        assertThat(alice.events.stream().filter(Event.PresenceChanged.class::isInstance))
                .containsExactly(
                        new Event.PresenceChanged(new Presence(bob.userId(), true, 0)),
                        new Event.PresenceChanged(new Presence(bob.userId(), false, minute)),
                        new Event.PresenceChanged(new Presence(bob.userId(), true, 0)),
                        new Event.PresenceChanged(new Presence(bob.userId(), false, 0)));
    }
}
