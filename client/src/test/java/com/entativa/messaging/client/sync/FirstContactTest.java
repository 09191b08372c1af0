package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.message.Message;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R1.3, R1.6 two people meet")
final class FirstContactTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private UUID chat;

    FirstContactTest() {
        chat = alice.directWith(bob);
    }

    @BeforeEach
    void settle() {
        world.settle();
    }

    @Test
    @DisplayName("R1.3 fifty first sends to one person fetch one bundle and use one one-time prekey")
    void fifty_first_sends_fetch_one_bundle() {
        for (int i = 0; i < 50; i++) alice.send(chat, "text " + i);

        world.settle();

        assertThat(bob.received(chat)).hasSize(50);
        assertThat(world.relay.bundleFetches).isEqualTo(1);
        assertThat(world.relay.device(bob.self()).oneTimeLeft()).isEqualTo(99);
    }

    @Test
    @DisplayName("R1.6 the sender learns that the message was delivered")
    void the_sender_learns_of_delivery() {
        Message message = alice.send(chat, "hello");

        world.settle();

        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own hello DELIVERED");
        assertThat(alice.outbox()).isEmpty();
        assertThat(bob.outbox()).isEmpty();
    }
}
