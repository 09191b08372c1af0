package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Groups in which a message is sealed once for all.
@DisplayName("R3.5 large groups")
final class LargeGroupTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone carol = world.register("carol");
    private final Phone dave = world.register("dave");
    private final UUID group;

    LargeGroupTest() {
        for (Phone phone : world.phones) phone.sealOnceFrom(3);
        group = alice.groupOf("many", bob, carol);
        world.settle();
    }

    private void change(GroupAct act) {
        assertThat(alice.groups().change(group, act)).isInstanceOf(Answer.Ok.class);
        world.pass(10 * World.SECOND, World.SECOND);
    }

    private List<Submission> sentBy(Phone phone, int from) {
        List<Submission> sent = new ArrayList<>();
        for (FakeRelay.Seen seen : world.relay.seen.subList(from, world.relay.seen.size())) {
            if (seen.from().equals(phone.self())) sent.add(seen.submission());
        }
        return sent;
    }

    private static boolean isShared(Submission submission) {
        return !submission.envelopes().isEmpty()
                && submission.envelopes().stream().map(Envelope::content).allMatch(SenderKeys::isShared);
    }

    private int say(Phone phone, String text) {
        int before = world.relay.seen.size();
        phone.send(group, text);
        world.settle();
        return before;
    }

    @Test
    @DisplayName("R3.5 a first send hands out the key and seals once; a second one distributes nothing")
    void one_sealing_for_all() {
        int before = say(alice, "first");
        List<Submission> first = sentBy(alice, before);
        before = say(alice, "second");
        List<Submission> second = sentBy(alice, before);

        assertThat(first).hasSize(2);
        assertThat(first.getFirst().envelopes()).hasSize(2).noneMatch(each -> SenderKeys.isShared(each.content()));
        assertThat(first.getLast()).matches(LargeGroupTest::isShared);
        assertThat(second).singleElement().matches(LargeGroupTest::isShared);
        String upload = second.getFirst().toJson().write();
        assertThat(upload.split("\"content\"", -1)).hasSize(2);
        assertThat(bob.received(group)).containsExactly("first", "second");
        assertThat(carol.received(group)).containsExactly("first", "second");
    }

    @Test
    @DisplayName("C-M-2 who is added gets the key at its present point and reads nothing from before")
    void a_newcomer() {
        say(alice, "before");
        change(new GroupAct.Added(List.of(dave.userId())));
        byte[] old = world.relay.seen.stream()
                .map(FakeRelay.Seen::submission)
                .filter(LargeGroupTest::isShared)
                .findFirst()
                .orElseThrow()
                .envelopes()
                .getFirst()
                .content();
        int before = say(alice, "after");
        world.relay.deliver(
                dave.self(), new Delivery(world.relay.freshId(), group, alice.self(), old, world.clock.nowMillis()));
        world.settle();

        assertThat(sentBy(alice, before).getFirst().envelopes()).hasSize(1);
        assertThat(dave.received(group)).containsExactly("after");
        assertThat(dave.briefs(group)).contains("placeholder GONE");
    }

    @Test
    @DisplayName("P-G-6 when a member goes, the next message is under another key, which they never get")
    void rotation_at_removal() {
        say(alice, "before");
        say(bob, "bob's");
        change(new GroupAct.Removed(List.of(carol.userId())));
        alice.sealOnceFrom(2);
        bob.sealOnceFrom(2);
        int before = say(alice, "after");
        byte[] sealed = sentBy(alice, before).getLast().envelopes().getFirst().content();
        world.relay.deliver(
                carol.self(),
                new Delivery(world.relay.freshId(), group, alice.self(), sealed, world.clock.nowMillis()));
        world.settle();

        assertThat(sentBy(alice, before)).hasSize(2);
        assertThat(bob.received(group)).containsExactly("before", "after");
        assertThat(carol.received(group)).containsExactly("before", "bob's");
    }

    @Test
    @DisplayName("P-G-6 after seven days, or when a device went, the key is another one")
    void rotation_by_age_and_device() {
        Phone tablet = world.link(bob);
        world.settle();
        say(alice, "one");
        world.pass(World.MINUTE, World.SECOND);
        say(alice, "two");
        world.relay.remove(tablet.self());
        world.leave(tablet);
        int before = say(alice, "three");
        assertThat(sentBy(alice, before)).allMatch(LargeGroupTest::isShared);
        before = say(alice, "four");
        assertThat(sentBy(alice, before)).hasSize(2);
        before = say(alice, "five");
        assertThat(sentBy(alice, before)).hasSize(1);
        world.clock.advance(7 * World.DAY + 1);
        before = say(alice, "six");
        world.pass(World.MINUTE, World.SECOND);
        assertThat(sentBy(alice, before).stream().filter(LargeGroupTest::isShared))
                .hasSize(1);
        assertThat(sentBy(alice, before).size()).isGreaterThanOrEqualTo(2);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(carol.received(group)).containsExactly("one", "two", "three", "four", "five", "six");
    }

    @Test
    @DisplayName("R1.6 who lacks a sender key asks, and gets it with the message")
    void a_lost_key_heals() {
        say(alice, "first");
        bob.store.inTransaction(rows -> {
            rows.all(Table.REMOTE_SENDER_KEY).forEach(row -> rows.delete(Table.REMOTE_SENDER_KEY, row.key()));
            return true;
        });
        say(alice, "second");
        world.pass(5 * World.MINUTE, World.SECOND);
        assertThat(bob.received(group)).containsExactly("first", "second");

        int before = say(alice, "third");

        assertThat(sentBy(alice, before).stream().filter(LargeGroupTest::isShared))
                .hasSize(1);
        assertThat(bob.received(group)).containsExactly("first", "second", "third");
    }

    @Test
    @DisplayName("a new device of a member reads the message that made us learn of it, and those after it")
    void a_new_device() {
        say(alice, "first");
        Phone tablet = world.link(bob);
        world.settle();
        say(alice, "second");
        world.pass(World.MINUTE, World.SECOND);
        say(alice, "third");
        world.pass(World.MINUTE, World.SECOND);

        assertThat(carol.received(group)).containsExactly("first", "second", "third");
        assertThat(tablet.briefs(group)).containsExactly("received second", "received third");
    }

    @Test
    @DisplayName("R2.3 a member whose identity changed is waited for by nobody, and reads when it is accepted")
    void a_held_identity() {
        say(alice, "first");
        Phone reset = world.startOver(bob);
        reset.sealOnceFrom(3);
        world.settle();
        say(alice, "second");
        world.pass(World.MINUTE, World.SECOND);
        assertThat(carol.received(group)).containsExactly("first", "second");
        assertThat(reset.received(group)).isEmpty();

        alice.accept(reset, false);
        world.pass(World.HOUR, World.MINUTE);
        say(alice, "third");
        world.pass(World.HOUR, World.MINUTE);

        assertThat(reset.briefs(group)).containsExactly("received second", "received third");
        assertThat(carol.received(group)).containsExactly("first", "second", "third");
        assertThat(alice.outbox()).isEmpty();
    }
}
