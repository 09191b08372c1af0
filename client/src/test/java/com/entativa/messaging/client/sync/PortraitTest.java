package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.content.Aside.Avatar;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.fake.CrashingStore;
import com.entativa.messaging.client.link.Joining;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.portrait.Introducing;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.client.portrait.Portraits;
import com.entativa.messaging.client.view.People;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-N names and pictures go to whom the user talks with")
final class PortraitTest {
    private static final Bytes32 KEY = Bytes32.copyOf(bytes(7));
    private static final Avatar AVATAR = new Avatar.Blob(Bytes32.copyOf(bytes(8)), Bytes32.copyOf(bytes(9)), 1_000);

    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone carol = world.register("carol");
    private final Phone tablet = world.link(alice);
    private final UUID chat = alice.directWith(bob);

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    PortraitTest() {
        world.settle();
        alice.send(chat, "hello");
        world.settle();
    }

    private void show(String name) {
        Introducing introducing = new Introducing(alice.profile());
        introducing.rename(name, alice.events::add);
        introducing.show(KEY, AVATAR, alice.events::add);
        world.settle();
    }

    private static Optional<Portrait> seen(Phone by, Phone person) {
        return by.read(rows -> new Portraits(rows).find(person.userId()));
    }

    private static String name(Phone by, Phone person) {
        return by.read(
                rows -> new People(by.profile(), rows).find(person.userId()).name());
    }

    @Test
    @DisplayName("C-N-1 whom one talks with has them, and own devices; nobody else; the relay reads neither")
    void those_who_talk_have_them() {
        show("Alice Liddell");

        assertThat(name(bob, alice)).isEqualTo("Alice Liddell");
        assertThat(seen(bob, alice).flatMap(Portrait::picture)).isPresent();
        assertThat(name(tablet, alice)).isEqualTo("Alice Liddell");
        assertThat(name(alice, alice)).isEqualTo("Alice Liddell");
        assertThat(bob.events).contains(new Event.PersonChanged(alice.userId()));
        assertThat(seen(carol, alice)).isEmpty();
        assertThat(world.relay.frames).noneMatch(frame -> frame.contains("Liddell"));
        assertThat(bob.received(chat)).containsExactly("hello");
    }

    @Test
    @DisplayName("C-N-1 who is met later gets them with the first words, once")
    void met_later() {
        show("Alice Liddell");
        UUID other = alice.directWith(carol);
        world.settle();
        assertThat(seen(carol, alice)).isEmpty();

        alice.send(other, "hello Carol");
        world.settle();
        assertThat(name(carol, alice)).isEqualTo("Alice Liddell");
        int taken = world.relay.taken.size();
        alice.send(other, "and again");
        world.settle();
        assertThat(world.relay.taken.subList(taken, world.relay.taken.size()))
                .as("the words, and that they came")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("C-N-1 a stranger gets them when they are accepted, not before")
    void strangers_do_not() {
        show("Alice Liddell");
        tablet.choosing().welcomeStrangers(false);
        UUID request = world.request(carol, alice);
        assertThat(alice.chat(request).choices().standing()).isEqualTo(Standing.REQUESTED);
        assertThat(seen(carol, alice)).isEmpty();

        alice.choosing().choose(request, choices -> choices.with(Standing.ACCEPTED));
        world.settle();
        assertThat(name(carol, alice)).isEqualTo("Alice Liddell");
    }

    @Test
    @DisplayName("C-N-1 who is blocked learns nothing new, and no key of a new picture, until they are blocked no more")
    void the_blocked_do_not() {
        show("Alice Liddell");
        alice.choosing().block(bob.userId(), true);
        world.settle();
        new Introducing(alice.profile()).rename("Alice P. Liddell", alice.events::add);
        world.settle();
        assertThat(name(bob, alice)).isEqualTo("Alice Liddell");

        alice.choosing().block(bob.userId(), false);
        world.settle();
        assertThat(name(bob, alice)).isEqualTo("Alice P. Liddell");
    }

    @Test
    @DisplayName("C-N-2 the latest holds, whatever comes when; a time far ahead does not hold for ever")
    void the_latest_holds() {
        show("First");
        Portrait first = seen(bob, alice).orElseThrow();
        new Introducing(alice.profile()).rename("Second", alice.events::add);
        world.settle();
        boolean taken = bob.read(rows -> new Portraits(rows).take(first));

        assertThat(taken).isFalse();
        assertThat(name(bob, alice)).isEqualTo("Second");
        world.clock.advance(300 * World.DAY);
        new Introducing(alice.profile()).rename("From the future", alice.events::add);
        world.clock.advance(-300 * World.DAY);
        world.settle();
        world.pass(3 * World.DAY, World.DAY);
        new Introducing(alice.profile()).rename("Present", alice.events::add);
        world.settle();
        assertThat(List.of("From the future", "Present")).contains(name(bob, alice));
        assertThat(seen(bob, alice).orElseThrow().stamp().atMillis())
                .isLessThan(world.clock.nowMillis() + 5 * World.DAY);
    }

    @Test
    @DisplayName("C-N-1 killed before it was given, it is given with the next start, once")
    void given_after_a_crash() {
        new Introducing(alice.profile()).rename("Alice Liddell", alice.events::add);
        alice.store.crashAfter(0, false);
        try {
            new Introducing(alice.profile()).run();
        } catch (CrashingStore.Crash _) {
            // The rows are there.
        }
        alice.store.neverCrash();
        world.network.cut(alice.self());
        alice.start();
        world.settle();

        assertThat(name(bob, alice)).isEqualTo("Alice Liddell");
        assertThat(alice.outbox()).isEmpty();
    }

    @Test
    @DisplayName("L-6 a new device is given them: one's own and those of others")
    void a_new_device_has_them() {
        show("Alice Liddell");
        new Introducing(bob.profile()).rename("Robert", bob.events::add);
        bob.send(chat, "hi");
        world.settle();
        Phone phone = Phone.blank(world, "phone");
        Newcomer newcomer = phone.newcomer("phone");
        alice.approver().scan(((Joining.Showing) newcomer.state()).code().text());
        int number = ((Joining.Confirming) newcomer.next()).number();
        alice.approver().look();
        alice.approver().choose(number);
        newcomer.next();
        newcomer.next();
        phone.start();

        assertThat(name(phone, alice)).isEqualTo("Alice Liddell");
        assertThat(name(phone, bob)).isEqualTo("Robert");
        assertThat(seen(phone, alice).flatMap(Portrait::picture)).isPresent();
    }
}
