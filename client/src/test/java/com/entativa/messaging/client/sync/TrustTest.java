package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.link.Joining;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.session.Peer;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R2 identities")
final class TrustTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    TrustTest() {
        world.settle();
        alice.send(chat, "first");
        world.settle();
        bob.send(chat, "second");
        world.settle();
    }

    private Phone linked(Phone to) {
        Phone fresh = Phone.blank(world, "fresh of " + to.account().username());
        Newcomer newcomer = fresh.newcomer("fresh");
        to.approver().scan(((Joining.Showing) newcomer.state()).code().text());
        int number = ((Joining.Confirming) newcomer.next()).number();
        to.approver().look();
        to.approver().choose(number);
        newcomer.next();
        newcomer.next();
        fresh.start();
        world.phones.add(fresh);
        world.settle();
        return fresh;
    }

    private static Peer.Identity pinned(Phone person, boolean verified) {
        return new Peer.Identity.Pinned(person.account().device().identity().publicKey(), verified);
    }

    private static boolean isHeld(Phone phone, Message message) {
        return Brief.of(phone.line(message.id()).line()).endsWith("HELD");
    }

    @Test
    @DisplayName("R2.1 a further log-in, and losing a device, change the identity for nobody")
    void nothing_resets_the_identity() {
        alice.accept(bob, true);
        Phone tablet = linked(bob);
        Phone.link(world, bob);
        world.settle();
        tablet.devices().revoke(bob.self().deviceId());
        world.leave(bob);
        world.settle();
        Message message = alice.send(chat, "still you?");
        world.settle();

        assertThat(alice.peer(bob).identity()).isEqualTo(pinned(bob, true));
        assertThat(isHeld(alice, message)).isFalse();
        assertThat(tablet.received(chat)).endsWith("still you?");
        assertThat(alice.events).noneMatch(Event.IdentityChanged.class::isInstance);
        assertThat(alice.lines(chat)).noneMatch(line -> line.line() instanceof Line.IdentityChanged);
    }

    @Test
    @DisplayName("R2.2 a new device that got the identity leaves the safety number as it was, on all sides")
    void a_new_device_keeps_the_safety_number() {
        Account before = bob.account();

        Phone fresh = linked(bob);
        world.leave(bob);
        fresh.send(chat, "from the new one");
        world.settle();

        assertThat(fresh.account().device().identity().publicKey())
                .isEqualTo(before.device().identity().publicKey());
        assertThat(alice.peer(bob).identity()).isEqualTo(pinned(bob, false));
        assertThat(alice.received(chat)).endsWith("from the new one");
        assertThat(fresh.peer(alice).identity()).isEqualTo(pinned(alice, false));
    }

    @Test
    @DisplayName(
            "R2.3 what the user makes of an identity on one device holds on the others, and what they held goes out")
    void own_devices_agree_on_trust() {
        Phone tablet = linked(alice);
        alice.accept(bob, true);
        world.settle();
        assertThat(tablet.peer(bob).identity()).isEqualTo(pinned(bob, true));

        Phone anew = world.startOver(bob);
        world.settle();
        Message here = alice.send(chat, "here");
        Message there = tablet.send(chat, "there");
        world.settle();
        assertThat(isHeld(alice, here)).isTrue();
        assertThat(isHeld(tablet, there)).isTrue();

        alice.accept(bob, false);
        world.settle();

        assertThat(tablet.peer(bob).identity()).isEqualTo(pinned(anew, false));
        assertThat(anew.received(chat)).containsExactlyInAnyOrder("here", "there");
        assertThat(tablet.events).contains(new Event.PersonChanged(bob.userId()));
    }

    @ParameterizedTest(name = "verified before: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("R2.4 a changed identity is no dead end: accepted, or compared, what waited goes out")
    void there_is_a_way_on(boolean verified) {
        alice.accept(bob, verified);
        Phone anew = world.startOver(bob);
        world.settle();
        Message message = alice.send(chat, "is it you?");
        world.settle();
        Peer.Identity.Changed changed = (Peer.Identity.Changed) alice.peer(bob).identity();
        assertThat(changed.wasVerified()).isEqualTo(verified);
        assertThat(isHeld(alice, message)).isTrue();

        alice.accept(bob, verified);
        world.settle();

        assertThat(anew.received(chat)).containsExactly("is it you?");
        assertThat(alice.peer(bob).identity()).isEqualTo(pinned(anew, verified));
    }
}
