package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.session.Peer;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R2.3 a person's identity changes")
final class IdentityTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    IdentityTest() {
        world.settle();
        alice.send(chat, "first");
        world.settle();
        alice.accept(bob, true);
    }

    @Test
    @DisplayName("R2.3 sending is held until the user accepts, then the held message goes out; verified is cleared")
    void sending_waits_for_the_user() {
        Phone anew = world.startOver(bob);
        world.settle();
        Message message = alice.send(chat, "second");
        world.settle();

        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own second HELD");
        assertThat(alice.peer(bob).identity())
                .isInstanceOfSatisfying(Peer.Identity.Changed.class, changed -> assertThat(changed.wasVerified())
                        .isTrue());
        assertThat(alice.events).contains(new Event.IdentityChanged(bob.userId()));
        assertThat(anew.received(chat)).isEmpty();

        alice.accept(bob, false);
        world.settle();

        assertThat(anew.received(chat)).containsExactly("second");
        assertThat(alice.peer(bob).identity())
                .isEqualTo(new Peer.Identity.Pinned(
                        anew.account().device().identity().publicKey(), false));
        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own second DELIVERED");
    }

    @Test
    @DisplayName("R2.3 receiving goes on, with a line and an event; receipts wait for the user too")
    void receiving_says_so() {
        Phone anew = world.startOver(bob);
        world.settle();
        anew.send(anew.directWith(alice), "it is me");
        world.settle();

        assertThat(alice.received(chat)).containsExactly("it is me");
        assertThat(alice.lines(chat).stream().map(Message::line)).contains(Line.IdentityChanged.IDENTITY_CHANGED);
        assertThat(alice.events).contains(new Event.IdentityChanged(bob.userId()));
        assertThat(alice.outbox()).hasSize(1).allMatch(entry -> entry.stage() instanceof OutboxEntry.Stage.Held);

        alice.accept(bob, false);
        world.settle();
        assertThat(alice.outbox()).isEmpty();
        alice.send(chat, "hello again");
        world.settle();
        assertThat(anew.received(chat)).containsExactly("hello again");
    }

    @Test
    @DisplayName("R2.3 nothing is ever sealed on a session with the identity from before, notice or not")
    void the_old_identity_gets_nothing() {
        Phone anew = world.startOver(bob);
        world.relay.intercept(alice.self());
        world.relay.forgetNotices(alice.self());
        Message message = alice.send(chat, "second");
        world.settle();

        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own second HELD");
        alice.accept(bob, false);
        world.settle();

        assertThat(anew.received(chat)).containsExactly("second");
        assertThat(anew.lines(chat)).hasSize(1);
    }

    @Test
    @DisplayName("a false notice changes nothing but the sessions")
    void a_false_notice_is_harmless() {
        world.relay.noticeOf(bob.userId(), alice.self());
        world.settle();

        alice.send(chat, "second");
        world.settle();

        assertThat(bob.received(chat)).containsExactly("first", "second");
        assertThat(alice.peer(bob).identity())
                .isEqualTo(new Peer.Identity.Pinned(
                        bob.account().device().identity().publicKey(), true));
    }

    @Test
    @DisplayName("own identity: a message that claims to come from our own other device is unreadable")
    void a_false_device_of_ours_is_not_believed() {
        Phone mallory = world.register("mallory");
        UUID other = mallory.directWith(alice);
        world.settle();
        world.leave(alice);
        mallory.send(other, "I am you");
        world.settle();
        Delivery real = world.relay.intercept(alice.self()).getFirst();
        DeviceAddress ours = new DeviceAddress(alice.userId(), 7);
        world.relay.deliver(
                alice.self(),
                new Delivery(real.messageId(), other, ours, real.encryptedContent(), real.sentAtMillis()));

        world.phones.add(alice);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(alice.line(real.messageId()).line()).isInstanceOf(Line.Placeholder.class);
        assertThat(alice.peer(alice).holdsSending()).isFalse();
        assertThat(alice.outbox()).isEmpty();
        assertThat(world.relay.device(alice.self()).waiting()).isZero();
    }
}
