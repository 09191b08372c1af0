package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.inbox.Retries;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.ResendLog;
import com.entativa.messaging.client.store.Table;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R1.6 what could not be read heals in place")
final class HealingTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    HealingTest() {
        world.settle();
        alice.send(chat, "first");
        world.settle();
    }

    @Test
    @DisplayName("R1.6 a message without a session shows its reason, is asked for, and heals once")
    void a_lost_session_heals() {
        bob.loseSessions();
        Message message = alice.send(chat, "second");
        int fetches = world.relay.bundleFetches;

        world.settle();

        assertThat(bob.shown(message.id()).stream().map(Brief::of))
                .containsExactly("placeholder NO_SESSION", "received second");
        assertThat(bob.received(chat)).containsExactly("first", "second");
        assertThat(world.relay.bundleFetches - fetches).isEqualTo(1);
        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own second DELIVERED");
        assertThat(retries(bob)).isZero();
    }

    @Test
    @DisplayName("R1.6 many unreadable messages are asked for under one fresh session")
    void many_unreadable_messages_heal_under_one_session() {
        bob.loseSessions();
        for (int i = 0; i < 20; i++) alice.send(chat, "text " + i);
        int fetches = world.relay.bundleFetches;

        world.settle();

        assertThat(bob.received(chat)).hasSize(21);
        assertThat(bob.lines(chat)).hasSize(21);
        assertThat(world.relay.bundleFetches - fetches).isEqualTo(1);
    }

    @Test
    @DisplayName("R1.6 a receipt that cannot be read leaves no line behind")
    void a_hidden_message_heals_to_nothing() {
        alice.loseSessions();
        Message message = bob.send(chat, "from bob");
        world.settle();
        alice.loseSessions();
        alice.send(chat, "from alice");

        world.settle();

        assertThat(alice.lines(chat)).noneMatch(line -> line.line() instanceof Line.Placeholder);
        assertThat(Brief.of(bob.line(message.id()).line())).isEqualTo("own from bob DELIVERED");
    }

    @Test
    @DisplayName("R1.6 a resend that cannot be read either leaves no line of its own")
    void an_unreadable_resend_heals_too() {
        bob.loseSessions();
        Message message = alice.send(chat, "second");
        alice.step();
        world.network.step();
        for (int i = 0; i < 200 && !isResentTo(bob); i++) {
            for (Phone phone : world.phones) phone.step();
            if (!isResentTo(bob)) world.network.step();
        }
        bob.loseSessions();

        world.pass(10 * World.MINUTE, World.MINUTE);

        assertThat(bob.received(chat)).containsExactly("first", "second");
        assertThat(bob.lines(chat)).hasSize(2);
        assertThat(bob.shown(message.id()).stream().map(Brief::of)).last().isEqualTo("received second");
    }

    private boolean isResentTo(Phone phone) {
        return alice.outbox().stream()
                .anyMatch(entry -> entry.addressing() instanceof Addressing.Devices(var devices)
                        && devices.contains(phone.self())
                        && entry.stage() instanceof OutboxEntry.Stage.Ready);
    }

    @Test
    @DisplayName("R1.6 a message is sent again five times at most; then it is gone, and says so")
    void five_resends_at_most() {
        bob.loseSessions();
        Message message = alice.send(chat, "second");
        alice.step();
        for (int i = 0; i < ResendLog.MAX_RESENDS; i++) {
            assertThat(resends(message, bob)).isEqualTo(i + 1);
        }
        assertThat(resends(message, bob)).isZero();

        world.settle();

        assertThat(bob.line(message.id()).line()).isEqualTo(new Line.Placeholder(Unreadable.GONE));
    }

    private int resends(Message message, Phone to) {
        return alice.read(
                rows -> new ResendLog(rows).countResend(message.id(), to.self()).orElse(0));
    }

    @Test
    @DisplayName("R1.6 what the sender does not keep any more is gone, and its placeholder says so")
    void an_unavailable_message_is_gone() {
        bob.loseSessions();
        Message message = alice.send(chat, "second");
        alice.step();
        alice.store.inTransaction(rows -> {
            new ResendLog(rows).dropOlderThan(Long.MAX_VALUE);
            return true;
        });

        world.settle();

        assertThat(bob.line(message.id()).line()).isEqualTo(new Line.Placeholder(Unreadable.GONE));
        assertThat(retries(bob)).isZero();
        assertThat(world.relay.device(bob.self()).waiting()).isZero();
    }

    @Test
    @DisplayName("R1.6 a retry request that overtakes the relay's answer is answered with the message")
    void a_request_before_the_answer_finds_the_message() {
        bob.loseSessions();
        Message message = alice.send(chat, "second");
        alice.step();
        world.network.step();
        world.network.cut(alice.self());
        world.leave(alice);
        world.settle();
        world.phones.add(alice);

        world.pass(World.MINUTE, World.SECOND);

        assertThat(Brief.of(bob.line(message.id()).line())).isEqualTo("received second");
    }

    @Test
    @DisplayName("R1.6 requests back off: five in all, the first at once")
    void requests_back_off() {
        world.leave(alice);
        bob.store.inTransaction(rows -> {
            new Retries(bob.profile(), rows).begin(world.relay.freshId(), chat, alice.self(), Unreadable.DAMAGED);
            return true;
        });
        world.settle();
        assertThat(requests()).isEqualTo(1);

        world.pass(3 * World.MINUTE, 10 * World.SECOND);
        assertThat(requests()).isBetween(2, 3);
        world.pass(3 * World.DAY, World.HOUR);

        assertThat(requests()).isEqualTo(Retries.MAX_REQUESTS);
    }

    private static int retries(Phone phone) {
        return phone.read(rows -> rows.all(Table.RETRY)).size();
    }

    private int requests() {
        return world.relay.device(alice.self()).waiting();
    }

    @Test
    @DisplayName("a message nobody heard of asks for nothing twice")
    void the_outboxes_are_empty_after_all() {
        bob.loseSessions();
        alice.send(chat, "second");
        world.settle();

        assertThat(List.of(alice.outbox(), bob.outbox())).allMatch(List::isEmpty);
    }
}
