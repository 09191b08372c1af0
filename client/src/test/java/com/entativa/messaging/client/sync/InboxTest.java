package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.inbox.Inbox;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R1.9, R3.2, R3.3 receiving")
final class InboxTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    InboxTest() {
        world.settle();
        alice.send(chat, "first");
        world.settle();
    }

    @Test
    @DisplayName("R1.9 a poisoned message is set aside after three attempts; the queue goes on, nothing of it is told")
    void a_poisoned_message_is_set_aside() {
        Message poison = alice.send(chat, "poison");
        alice.send(chat, "after");
        bob.store.onPut = (table, key) -> {
            boolean poisoned = key.equals(poison.id().toString());
            if (table == Table.MESSAGE_PLACE && poisoned) throw new IllegalStateException("cannot");
        };

        world.settle();

        assertThat(bob.received(chat)).containsExactly("first", "after");
        assertThat(bob.events.stream().filter(Event.Fault.class::isInstance)).hasSize(Inbox.MAX_ATTEMPTS);
        assertThat(bob.shown(poison.id())).isEmpty();
        assertThat(rows(bob, Table.SET_ASIDE)).isEqualTo(1);
        assertThat(rows(bob, Table.ATTEMPT)).isZero();
        assertThat(world.relay.device(bob.self()).waiting()).isZero();
    }

    @Test
    @DisplayName("R3.2 many deliveries are one commit and one receipt")
    void a_batch_is_one_commit() {
        Set<Integer> commits = new HashSet<>();
        bob.store.onPut = (table, _) -> {
            if (table == Table.MESSAGE) commits.add(bob.store.commits);
        };
        for (int i = 0; i < 150; i++) alice.send(chat, "text " + i);
        alice.step();
        while (world.network.step()) {}
        int before = world.relay.seen.size();

        world.settle();

        assertThat(bob.received(chat)).hasSize(151);
        assertThat(commits).hasSize(1);
        assertThat(world.relay.seen.stream().skip(before).filter(seen -> seen.from()
                        .equals(bob.self())))
                .hasSize(1);
    }

    @Test
    @DisplayName("R3.1 what was taken is forgotten after sixty days, by and by: nobody waits for it")
    void forgotten_in_slices() {
        for (int i = 0; i < 450; i++) alice.send(chat, "text " + i);
        world.settle();
        int known = rows(bob, Table.RECEIVED);
        assertThat(known).isGreaterThan(450);

        int most = 0;
        for (int day = 0; day < 70; day++) {
            int before = rows(bob, Table.RECEIVED);
            world.pass(World.DAY, World.DAY);
            most = Math.max(most, before - rows(bob, Table.RECEIVED));
        }
        assertThat(most).isBetween(1, 200);
        assertThat(rows(bob, Table.RECEIVED)).isLessThan(10);
    }

    @Test
    @DisplayName("R3.2 the commits after somebody asked are small, then as large as before")
    void who_has_asked_asks_again() {
        Map<Integer, Integer> lines = new TreeMap<>();
        bob.store.onPut = (table, _) -> {
            if (table == Table.MESSAGE) lines.merge(bob.store.commits, 1, Integer::sum);
        };
        for (int i = 0; i < 400; i++) alice.send(chat, "text " + i);
        alice.step();
        while (world.network.step()) {}
        bob.ask(() -> {});

        world.settle();

        assertThat(lines.values()).startsWith(60, 60, 60, 60).last().satisfies(last -> assertThat(last)
                .isBetween(61, 200));
    }

    @Test
    @DisplayName("R3.2 a commit of many deliveries ends when somebody asks for something: they go first, then the rest")
    void who_asks_meanwhile_goes_first() {
        List<Integer> commits = new ArrayList<>();
        List<Integer> linesSeen = new ArrayList<>();
        bob.store.onPut = (table, _) -> {
            if (table != Table.MESSAGE) return;
            commits.add(bob.store.commits);
            world.clock.advance(10);
            if (commits.size() == 4)
                bob.ask(() -> linesSeen.add(bob.received(chat).size()));
        };
        for (int i = 0; i < 9; i++) alice.send(chat, "text " + i);
        alice.step();
        while (world.network.step()) {}

        world.settle();

        assertThat(bob.received(chat))
                .containsExactly(
                        "first", "text 0", "text 1", "text 2", "text 3", "text 4", "text 5", "text 6", "text 7",
                        "text 8");
        assertThat(linesSeen).singleElement().satisfies(seen -> assertThat(seen).isBetween(5, 8));
        assertThat(new HashSet<>(commits)).hasSize(2);
        assertThat(world.relay.device(bob.self()).waiting()).isZero();
        assertThat(rows(bob, Table.OWED_ACK)).isZero();
    }

    @Test
    @DisplayName("R3.3 a backlog larger than the relay's window comes whole, is acknowledged whole, and ends")
    void a_large_backlog_comes_to_its_end() {
        world.leave(bob);
        for (int i = 0; i < 900; i++) alice.send(chat, "text " + i);
        world.settle();
        bob.start();
        bob.events.clear();
        world.phones.add(bob);

        world.settle();

        assertThat(bob.received(chat)).hasSize(901);
        assertThat(world.relay.device(bob.self()).waiting()).isZero();
        assertThat(rows(bob, Table.OWED_ACK)).isZero();
        assertThat(bob.events).containsOnlyOnce(Event.CaughtUp.CAUGHT_UP);
    }

    @Test
    @DisplayName("R3.3 acknowledgements that are owed go before resume, and nothing comes again")
    void owed_acknowledgements_go_first() {
        alice.send(chat, "second");
        while (rows(bob, Table.OWED_ACK) == 0) {
            for (Phone phone : world.phones) phone.step();
            if (rows(bob, Table.OWED_ACK) == 0) world.network.step();
        }
        world.network.cut(bob.self());
        bob.start();
        world.relay.frames.clear();

        world.settle();

        assertThat(world.relay.frames.get(0)).contains("\"ack\"");
        assertThat(world.relay.frames.get(1)).contains("\"resume\"");
        assertThat(bob.received(chat)).containsExactly("first", "second");
    }

    @Test
    @DisplayName("a ciphertext under another message id or in another conversation is not shown as text")
    void content_is_bound_to_its_place() {
        Phone carol = world.register("carol");
        UUID group = group(bob, carol);
        world.settle();
        world.leave(bob);
        Message one = alice.send(chat, "one");
        Message two = alice.send(chat, "two");
        world.settle();
        List<Delivery> taken = world.relay.intercept(bob.self());
        UUID otherId = world.relay.freshId();
        Delivery first = taken.get(0);
        Delivery second = taken.get(1);
        world.relay.deliver(
                bob.self(), new Delivery(otherId, chat, first.from(), first.encryptedContent(), first.sentAtMillis()));
        world.relay.deliver(
                bob.self(),
                new Delivery(two.id(), group, second.from(), second.encryptedContent(), second.sentAtMillis()));

        world.phones.add(bob);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(bob.received(chat)).containsExactly("first");
        assertThat(bob.received(group)).isEmpty();
        assertThat(bob.line(otherId).line()).isEqualTo(new Line.Placeholder(Unreadable.NOT_UNDERSTOOD));
        assertThat(bob.line(two.id()).line()).isEqualTo(new Line.Placeholder(Unreadable.NOT_UNDERSTOOD));
        assertThat(one.id()).isNotEqualTo(otherId);
    }

    private static UUID group(Phone one, Phone other) {
        Answer<Conversation> made =
                one.profile().relay().createConversation(Conversation.Type.GROUP, List.of(other.userId()));
        if (made instanceof Answer.Ok<Conversation>(Conversation conversation)) return conversation.id();
        throw new AssertionError(made);
    }

    @Test
    @DisplayName("nobody overwrites a line of ours, whatever id the relay lends them")
    void a_line_of_ours_stays() {
        Message ours = alice.send(chat, "ours");
        world.settle();
        bob.store.inTransaction(rows -> {
            new Queue(bob.profile(), rows)
                    .add(new Content(ours.id(), chat, world.clock.nowMillis(), new Saying.Text("forged")));
            return true;
        });
        world.settle();
        var forged = world.relay.seen.getLast().submission();
        byte[] sealed = forged.envelopes().getFirst().content();
        world.relay.deliver(alice.self(), new Delivery(ours.id(), chat, bob.self(), sealed, world.clock.nowMillis()));

        world.settle();

        assertThat(Brief.of(alice.line(ours.id()).line())).isEqualTo("own ours DELIVERED");
        assertThat(alice.received(chat)).isEmpty();
        assertThat(world.relay.device(alice.self()).waiting()).isZero();
    }

    @Test
    @DisplayName("in a direct conversation only the two speak")
    void a_stranger_does_not_speak_in_a_direct_conversation() {
        Phone mallory = world.register("mallory");
        UUID own = mallory.directWith(bob);
        world.settle();
        world.leave(bob);
        UUID id = mallory.profile().ids().next();
        mallory.store.inTransaction(rows -> {
            Content content = new Content(id, chat, world.clock.nowMillis(), new Saying.Text("between you"));
            OutboxEntry.Addressing bobs = new OutboxEntry.Addressing.Devices(List.of(bob.self()));
            new Queue(mallory.profile(), rows)
                    .put(new OutboxEntry(id, own, content.encoded(), bobs, new OutboxEntry.Stage.Waiting(0, 0)));
            return true;
        });
        world.settle();
        Delivery sealed = world.relay.intercept(bob.self()).getFirst();
        world.relay.deliver(
                bob.self(), new Delivery(id, chat, sealed.from(), sealed.encryptedContent(), sealed.sentAtMillis()));

        world.phones.add(bob);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(bob.received(chat)).containsExactly("first");
        assertThat(bob.line(id).line()).isEqualTo(new Line.Placeholder(Unreadable.NOT_UNDERSTOOD));
    }

    private static int rows(Phone phone, Table table) {
        return phone.read(rows -> rows.all(table)).size();
    }
}
