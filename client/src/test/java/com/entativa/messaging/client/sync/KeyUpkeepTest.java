package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Accounts;
import com.entativa.messaging.client.account.KeyStore;
import com.entativa.messaging.client.store.Table;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R1.7 the device's keys at the key server")
final class KeyUpkeepTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    KeyUpkeepTest() {
        world.settle();
    }

    @Test
    @DisplayName("R1.7 the signed prekey changes weekly; the old one is kept 45 days and then dropped")
    void the_signed_prekey_rotates() {
        int first = signed().getFirst();

        world.pass(6 * World.DAY, World.HOUR);
        assertThat(signed()).containsExactly(first);
        world.pass(2 * World.DAY, World.HOUR);
        assertThat(signed()).hasSize(2).contains(first);
        assertThat(signed().getFirst()).isNotEqualTo(first);
        world.pass(43 * World.DAY, 6 * World.HOUR);
        assertThat(signed()).contains(first);
        world.pass(3 * World.DAY, 6 * World.HOUR);

        assertThat(signed()).doesNotContain(first);
    }

    @Test
    @DisplayName("R1.7 a sender that was offline for weeks after it fetched the bundle still gets through")
    void an_old_bundle_still_gets_through() {
        alice.send(chat, "late");
        alice.step();
        world.leave(alice);
        world.pass(40 * World.DAY, 12 * World.HOUR);
        world.phones.add(alice);

        world.pass(World.MINUTE, 10 * World.SECOND);

        assertThat(bob.received(chat)).containsExactly("late");
        assertThat(world.relay.bundleFetches).isEqualTo(1);
    }

    @Test
    @DisplayName("under 20 one-time prekeys it refills to 100, and not before")
    void the_stock_is_refilled() {
        world.relay.device(bob.self()).handOut(80);
        world.pass(2 * World.HOUR, World.HOUR);
        assertThat(world.relay.device(bob.self()).oneTimeLeft()).isEqualTo(20);

        world.relay.device(bob.self()).handOut(1);
        world.pass(2 * World.HOUR, World.HOUR);

        assertThat(world.relay.device(bob.self()).oneTimeLeft()).isEqualTo(100);
    }

    @Test
    @DisplayName("R1.5 a digest that differs makes it upload everything, however many private halves wait")
    void a_wrong_digest_uploads_all() {
        for (int i = 0; i < 3; i++) {
            world.relay.device(bob.self()).handOut(95);
            world.pass(2 * World.HOUR, World.HOUR);
        }
        assertThat(bob.read(rows -> rows.all(Table.ONE_TIME_PREKEY)).size()).isGreaterThan(200);

        world.relay.device(bob.self()).forgetKeys();
        world.pass(2 * World.HOUR, World.HOUR);
        alice.send(chat, "hello");
        world.settle();

        assertThat(world.relay.device(bob.self()).oneTimeLeft()).isGreaterThan(50);
        assertThat(bob.received(chat)).containsExactly("hello");
    }

    @Test
    @DisplayName("R1.5 in another epoch it offers new one-time prekeys alone, and still opens what the old ones got")
    void another_epoch_means_new_one_time_prekeys() {
        alice.send(chat, "sealed before");
        alice.step();
        Set<Integer> before = world.relay.device(bob.self()).stock();

        world.relay.restored();
        world.relay.device(bob.self()).forgetKeys();
        world.pass(2 * World.HOUR, World.HOUR);

        assertThat(before).isNotEmpty();
        assertThat(world.relay.device(bob.self()).stock()).hasSize(100).doesNotContainAnyElementsOf(before);
        assertThat(bob.received(chat)).containsExactly("sealed before");
        long epoch = bob.read(rows -> new KeyStore(world.crypto, rows).epoch());
        assertThat(epoch).isEqualTo(world.relay.epoch);
    }

    @Test
    @DisplayName("R2.1 a device that waits to be linked shows no keys, and asks for nothing again and again")
    void a_waiting_device_uploads_nothing() {
        bob.store.inTransaction(rows -> {
            new Accounts(world.crypto, rows).put(bob.account().with(Account.Standing.WAITING));
            return true;
        });
        world.network.cut(bob.self());
        bob.start();
        world.relay.device(bob.self()).forgetKeys();
        world.relay.requests.clear();

        world.pass(World.DAY, World.HOUR);

        assertThat(world.relay.requests).noneMatch(request -> request.startsWith("POST /keys"));
        assertThat(world.relay.device(bob.self()).oneTimeLeft()).isZero();
    }

    private List<Integer> signed() {
        return bob.read(rows -> new KeyStore(world.crypto, rows)
                .signed().stream().map(dated -> dated.key().id()).toList());
    }
}
