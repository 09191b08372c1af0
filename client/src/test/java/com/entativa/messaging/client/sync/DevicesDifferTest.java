package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("409 heals: devices that are missing, extra or stale")
final class DevicesDifferTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    DevicesDifferTest() {
        world.settle();
        alice.send(chat, "first");
        world.settle();
    }

    @Test
    @DisplayName("R1.3 a device that is missing gets all messages, for one bundle")
    void a_missing_device_is_sealed_for() {
        Phone tablet = world.link(bob);
        world.settle();
        int fetches = world.relay.bundleFetches;
        for (int i = 0; i < 20; i++) alice.send(chat, "text " + i);

        world.settle();

        assertThat(tablet.received(chat)).hasSize(20);
        assertThat(bob.received(chat)).hasSize(21);
        assertThat(world.relay.bundleFetches - fetches).isEqualTo(1);
        Ciphertexts.neverShareACounter(world.relay);
    }

    @Test
    @DisplayName("our own other device gets what we send, as ours")
    void our_own_other_device_reads_along() {
        Phone tablet = world.link(alice);
        world.settle();
        alice.send(chat, "second");

        world.settle();

        assertThat(tablet.lines(chat)).hasSize(1);
        assertThat(bob.received(chat)).containsExactly("first", "second");
    }

    @Test
    @DisplayName("a device that is extra is forgotten")
    void an_extra_device_is_forgotten() {
        Phone tablet = world.link(bob);
        world.settle();
        alice.send(chat, "second");
        world.settle();
        world.relay.remove(tablet.self());
        world.phones.remove(tablet);

        alice.send(chat, "third");
        world.settle();

        assertThat(bob.received(chat)).containsExactly("first", "second", "third");
        assertThat(alice.peer(bob).registrationIds()).containsOnlyKeys(1);
        assertThat(alice.outbox()).isEmpty();
    }

    @Test
    @DisplayName("a stale device is begun with anew, once for many messages")
    void a_stale_device_is_begun_with_anew() {
        alice.store.inTransaction(rows -> {
            Peers peers = new Peers(rows);
            Peer known = peers.find(bob.userId());
            peers.put(known.withDevice(1, known.registrationIds().getOrDefault(1, 0) % 16_000 + 1));
            return true;
        });
        int fetches = world.relay.bundleFetches;
        for (int i = 0; i < 20; i++) alice.send(chat, "text " + i);

        world.settle();

        assertThat(bob.received(chat)).hasSize(21);
        assertThat(world.relay.bundleFetches - fetches).isEqualTo(1);
    }

    @Test
    @DisplayName("a device that vanished while its session was awaited keeps nothing waiting")
    void a_vanished_device_is_not_waited_for() {
        alice.store.inTransaction(rows -> {
            Peers peers = new Peers(rows);
            peers.put(peers.find(bob.userId()).withDevice(9, 9));
            return true;
        });

        alice.send(chat, "second");
        world.settle();

        assertThat(bob.received(chat)).containsExactly("first", "second");
        assertThat(alice.outbox()).isEmpty();
    }

    @Test
    @DisplayName("own identity: a bundle of ours under another identity key is refused and changes nothing")
    void a_foreign_identity_for_ourselves_is_refused() {
        Phone tablet = world.link(alice);
        world.settle();
        byte[] foreign = bob.account().device().identity().publicKey().encoded();
        world.relay.tamperBundles = user ->
                user.userId().equals(alice.userId()) ? new UserBundles(user.userId(), foreign, user.devices()) : user;

        alice.send(chat, "second");
        world.pass(World.MINUTE, 10 * World.SECOND);

        Peer own = alice.peer(alice);
        assertThat(own.holdsSending()).isFalse();
        assertThat(own.registrationIds()).isEmpty();
        assertThat(tablet.lines(chat)).isEmpty();
        world.relay.tamperBundles = user -> user;
        world.pass(20 * World.MINUTE, World.MINUTE);
        assertThat(bob.received(chat)).containsExactly("first", "second");
        assertThat(List.copyOf(alice.outbox())).isEmpty();
    }
}
