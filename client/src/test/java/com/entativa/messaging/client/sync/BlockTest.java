package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.fake.CrashingStore;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.message.Message;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-L-9 whom the user blocks the relay refuses")
final class BlockTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone carol = world.register("carol");
    private final Phone tablet = world.link(alice);
    private final UUID chat = alice.directWith(bob);
    private final UUID other = alice.directWith(carol);

    BlockTest() {
        world.settle();
        for (Phone one : List.of(bob, alice)) {
            one.send(chat, "hello from " + one.account().username());
            world.settle();
        }
        alice.send(other, "hello");
        world.settle();
    }

    private Set<UUID> atTheRelay() {
        return world.relay.blocks.getOrDefault(alice.userId(), Set.of());
    }

    private static boolean blocks(Phone phone, Phone person) {
        return phone.read(rows -> new Chats(rows).isBlocked(person.userId()));
    }

    @Test
    @DisplayName("C-L-9 the relay takes nothing from who is blocked, and all again afterwards; own devices follow")
    void blocked_at_the_relay() {
        alice.choosing().block(bob.userId(), true);
        world.settle();

        assertThat(atTheRelay()).containsExactly(bob.userId());
        assertThat(blocks(tablet, bob)).isTrue();
        assertThat(tablet.events).contains(new Event.PersonChanged(bob.userId()));
        int taken = world.relay.taken.size();
        Message refused = bob.send(chat, "let me in");
        world.settle();
        assertThat(world.relay.taken).hasSize(taken);
        assertThat(Brief.of(bob.line(refused.id()).line())).isEqualTo("own let me in FAILED");
        assertThat(bob.outbox()).isEmpty();

        tablet.choosing().block(bob.userId(), false);
        world.settle();
        assertThat(atTheRelay()).isEmpty();
        assertThat(blocks(alice, bob)).isFalse();
        bob.send(chat, "thank you");
        world.settle();
        assertThat(alice.received(chat)).containsExactly("hello from bob", "thank you");
        assertThat(tablet.received(chat)).containsExactly("hello from bob", "thank you");
    }

    @Test
    @DisplayName("C-L-9 killed or offline before the relay knew, it is told with the next connection")
    void told_after_a_crash() {
        alice.http.fate = request -> request.path().contains("/blocks") ? Fate.LOST : Fate.ANSWERED;
        alice.choosing().block(bob.userId(), true);
        world.settle();
        assertThat(atTheRelay()).isEmpty();
        alice.store.crashAfter(0, false);
        try {
            alice.send(other, "the end of this process");
        } catch (CrashingStore.Crash _) {
            // The rows are there.
        }
        alice.store.neverCrash();
        world.network.cut(alice.self());
        world.leave(tablet);
        alice.http.fate = _ -> Fate.ANSWERED;
        alice.start();
        world.settle();

        assertThat(atTheRelay()).containsExactly(bob.userId());
    }

    @Test
    @DisplayName("C-L-9 where the lists came apart the relay gets those it lacks")
    void a_list_that_drifted_is_mended() {
        alice.choosing().block(bob.userId(), true);
        world.settle();
        world.relay.blocks.clear();

        world.pass(2 * World.HOUR, 10 * World.MINUTE);

        assertThat(atTheRelay()).containsExactly(bob.userId());
    }

    @Test
    @DisplayName(
            "C-L-9 whom the relay alone has on its list stays blocked: another device said so, or one that is lost")
    void a_block_of_a_lost_device_holds() {
        Phone anew = world.startOver(carol);
        world.relay.blocks.put(carol.userId(), new java.util.HashSet<>(Set.of(bob.userId())));
        world.network.cut(anew.self());
        world.pass(World.MINUTE, World.SECOND);

        assertThat(blocks(anew, bob)).isTrue();
        assertThat(anew.events).contains(new Event.PersonChanged(bob.userId()));
        anew.choosing().block(bob.userId(), false);
        world.settle();
        assertThat(world.relay.blocks.get(carol.userId())).isEmpty();
        assertThat(blocks(anew, bob)).isFalse();
    }

    @Test
    @DisplayName("C-L-9 blocked and unblocked in one breath: the relay ends where the user did")
    void the_last_word_holds() {
        alice.choosing().block(bob.userId(), true);
        alice.choosing().block(bob.userId(), false);
        world.settle();
        assertThat(atTheRelay()).isEmpty();
        alice.choosing().block(bob.userId(), false);
        alice.choosing().block(bob.userId(), true);
        world.settle();

        assertThat(atTheRelay()).containsExactly(bob.userId());
        assertThat(blocks(tablet, bob)).isTrue();
    }
}
