package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Participant.Role;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.outbox.Sending;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Groups of honest people: made, changed, left.
@DisplayName("C-M groups")
final class GroupTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone carol = world.register("carol");
    private final Phone dave = world.register("dave");
    private final UUID group = alice.groupOf("friends", bob, carol);

    GroupTest() {
        world.settle();
    }

    private static List<UUID> ids(Phone... phones) {
        return List.of(phones).stream().map(Phone::userId).toList();
    }

    private void change(Phone by, GroupAct act) {
        assertThat(by.groups().change(group, act)).isInstanceOf(Answer.Ok.class);
        world.pass(10 * World.SECOND, World.SECOND);
    }

    private void assertAgree(Phone... phones) {
        for (Phone phone : phones) {
            Group seen = phone.group(group).orElseThrow();
            Group first = phones[0].group(group).orElseThrow();
            assertThat(seen.name()).isEqualTo(first.name());
            assertThat(seen.members()).isEqualTo(first.members());
            assertThat(seen.ours().revision()).isEqualTo(first.ours().revision());
        }
    }

    @Test
    @DisplayName("C-M-1 a group is known to its members, with its name, its admin and one line")
    void a_group_is_made() {
        assertAgree(alice, bob, carol);
        Group seen = bob.group(group).orElseThrow();
        assertThat(seen.name()).isEqualTo("friends");
        assertThat(seen.members()).hasSize(3).allMatch(member -> member.standing() == Group.Standing.MEMBER);
        assertThat(seen.ours().role()).isEqualTo(Role.MEMBER);
        assertThat(alice.group(group).orElseThrow().ours().role()).isEqualTo(Role.ADMIN);
        assertThat(bob.briefs(group)).containsExactly("group CREATED");
    }

    @Test
    @DisplayName("what one says all get, and the sender learns when all have it")
    void messages_reach_all() {
        UUID id = bob.send(group, "hello").id();
        world.settle();

        assertThat(alice.received(group)).containsExactly("hello");
        assertThat(carol.received(group)).containsExactly("hello");
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("own hello DELIVERED");
    }

    @Test
    @DisplayName("C-M-2 who is added reads what comes after, and nothing from before")
    void an_added_member() {
        bob.send(group, "before");
        world.settle();
        change(alice, new GroupAct.Added(ids(dave)));
        carol.send(group, "after");
        dave.send(group, "hello");
        world.settle();

        assertAgree(alice, bob, carol, dave);
        assertThat(dave.briefs(group)).containsExactly("group added 1", "received after", "own hello DELIVERED");
        assertThat(bob.received(group)).containsExactly("after", "hello");
    }

    @Test
    @DisplayName("C-M-3 who was removed keeps what was said, learns it, reads nothing more and cannot write")
    void a_removed_member() {
        bob.send(group, "before");
        world.settle();
        change(alice, new GroupAct.Removed(ids(carol)));
        bob.send(group, "after");
        world.settle();
        UUID late = carol.send(group, "too late").id();
        world.settle();

        assertAgree(alice, bob);
        assertThat(carol.group(group).orElseThrow().ours().standing()).isEqualTo(GroupState.Standing.REMOVED);
        assertThat(carol.briefs(group))
                .containsExactly("group CREATED", "received before", "group removed 1", "own too late FAILED");
        assertThat(Brief.of(carol.line(late).line())).isEqualTo("own too late FAILED");
        assertThat(alice.received(group)).containsExactly("before", "after");
        assertThat(alice.peer(carol).registrationIds()).isNotEmpty();
    }

    @Test
    @DisplayName("C-M-3 who was removed while away learns it with what waited, before the inbox counts as empty")
    void removed_while_away() {
        world.phones.remove(carol);
        world.network.cut(carol.self());
        change(alice, new GroupAct.Removed(ids(carol)));
        carol.events.clear();
        carol.start();
        world.phones.add(carol);
        world.settle();

        List<String> told = new ArrayList<>();
        for (Event event : carol.events) {
            if (event instanceof Event.MessageChanged(Message message)) told.add(Brief.of(message.line()));
            if (event instanceof Event.CaughtUp) told.add("caught up");
        }
        assertThat(told).containsExactly("group removed 1", "caught up");
    }

    @Test
    @DisplayName("C-M-3 what somebody said before they were removed is read by whoever removed them, too")
    void last_words() {
        world.phones.remove(alice);
        carol.send(group, "last words");
        world.settle();
        alice.groups().change(group, new GroupAct.Removed(ids(carol)));
        world.phones.add(alice);
        world.pass(10 * World.SECOND, World.SECOND);

        assertThat(bob.received(group)).containsExactly("last words");
        assertThat(alice.received(group)).containsExactly("last words");
    }

    @Test
    @DisplayName("C-M-4 a charter is sealed under a fresh key when somebody went, and under the old one else")
    void keys_change_with_departures() {
        var first = alice.state(group).seal().masterKey();
        change(alice, new GroupAct.Renamed("other"));
        assertThat(bob.state(group).seal().masterKey().sameAs(first)).isTrue();
        change(alice, new GroupAct.Removed(ids(carol)));
        var second = bob.state(group).seal().masterKey();
        assertThat(second.sameAs(first)).isFalse();

        bob.leave(group);
        world.pass(World.MINUTE, World.SECOND);
        change(alice, new GroupAct.Added(ids(dave)));

        assertThat(dave.state(group).seal().masterKey().sameAs(second)).isFalse();
        assertThat(dave.group(group).orElseThrow().name()).isEqualTo("other");
    }

    @Test
    @DisplayName("C-M-5 who leaves is out at once; the others see who left, and nobody is kept waiting")
    void leaving() {
        carol.leave(group);
        assertThat(carol.group(group).orElseThrow().ours().standing()).isEqualTo(GroupState.Standing.LEFT);
        world.pass(World.MINUTE, World.SECOND);
        UUID id = bob.send(group, "after").id();
        world.settle();

        assertAgree(alice, bob);
        assertThat(bob.group(group).orElseThrow().members()).hasSize(2);
        assertThat(alice.briefs(group)).containsExactly("group CREATED", "group LEFT", "received after");
        assertThat(carol.briefs(group)).containsExactly("group CREATED", "group LEFT");
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("own after DELIVERED");
    }

    @Test
    @DisplayName("R1.6, C-M-5 what somebody could not read of who leaves still comes")
    void healed_before_leaving() {
        bob.loseSessions();
        UUID words = carol.send(group, "last words").id();
        carol.leave(group);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(Brief.of(bob.line(words).line())).isEqualTo("received last words");
        assertThat(alice.conversation(group).participantIds()).doesNotContain(carol.userId());
        assertAgree(alice, bob);
    }

    @Test
    @DisplayName("C-M-5, R1.6 who could not read that one leaves is told again (seed 2540 of the group simulation)")
    void heard_to_leave() {
        bob.loseSessions();
        carol.leave(group);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(bob.briefs(group)).anyMatch(line -> line.contains("LEFT"));
        assertThat(alice.conversation(group).participantIds()).doesNotContain(carol.userId());
        assertAgree(alice, bob);
    }

    @Test
    @DisplayName("C-M-2 what a new admin did has its line where nobody told that they are one (seed 5874)")
    void the_deed_of_a_new_admin() {
        alice.http.fate = request -> request.method().equals("PATCH") ? Fate.ANSWER_LOST : Fate.ANSWERED;
        alice.groups().change(group, new GroupAct.Admin(bob.userId(), true));
        world.leave(alice);
        carol.http.fate = request -> request.path().contains("/conversations/") ? Fate.LOST : Fate.ANSWERED;
        world.pass(World.MINUTE, World.SECOND);
        change(bob, new GroupAct.Renamed("by the new one"));
        carol.http.fate = _ -> Fate.ANSWERED;
        world.pass(World.HOUR, World.MINUTE);

        assertThat(carol.group(group).orElseThrow().name()).isEqualTo("by the new one");
        assertThat(carol.briefs(group)).contains("group named by the new one");
    }

    @Test
    @DisplayName("C-M-5, C-M-6 an admin who leaves while a change is under way leaves behind it (seed 2428)")
    void a_change_before_leaving() {
        change(alice, new GroupAct.Admin(carol.userId(), true));
        change(alice, new GroupAct.Removed(List.of(bob.userId())));
        carol.http.fate = request -> request.method().equals("PATCH") ? Fate.ANSWER_LOST : Fate.ANSWERED;
        carol.groups().change(group, new GroupAct.Added(List.of(dave.userId())));
        carol.leave(group);
        carol.http.fate = _ -> Fate.ANSWERED;
        world.pass(World.MINUTE, World.SECOND);

        assertThat(alice.conversation(group).participantIds()).doesNotContain(carol.userId());
        assertThat(alice.count(Table.GROUP_BEHIND)).isZero();
        assertAgree(alice, dave);
    }

    @Test
    @DisplayName("C-M-5 who leaves is out in five minutes, though somebody's phone is off")
    void nobody_is_kept() {
        world.leave(bob);
        carol.send(group, "last words");
        carol.leave(group);
        world.pass(4 * World.MINUTE, World.SECOND);
        assertThat(alice.conversation(group).participantIds()).contains(carol.userId());
        world.pass(2 * World.MINUTE, World.SECOND);
        assertThat(alice.conversation(group).participantIds()).doesNotContain(carol.userId());
    }

    @Test
    @DisplayName("C-M-5 who left changes nothing of what was said, not even here")
    void no_meddling_from_outside() {
        UUID words = bob.send(group, "words").id();
        world.settle();
        carol.leave(group);
        assertThat(carol.sending().react(words, "😀")).isEqualTo(Sending.Outcome.NOT_A_MEMBER);
        world.pass(World.MINUTE, World.SECOND);
        assertThat(carol.line(words).said().getFirst().reactions()).isEmpty();
        assertThat(carol.outbox()).isEmpty();
    }

    @Test
    @DisplayName("C-M-5 when the last admin leaves, the member the relay names is followed")
    void the_heir() {
        alice.leave(group);
        world.pass(World.MINUTE, World.SECOND);

        Phone heir = bob.group(group).orElseThrow().ours().role() == Role.ADMIN ? bob : carol;
        change(heir, new GroupAct.Renamed("orphans"));

        assertAgree(bob, carol);
        assertThat(carol.group(group).orElseThrow().name()).isEqualTo("orphans");
    }

    @Test
    @DisplayName("C-M-6 of two admins at once one is first, the other's change is made anew on top of it")
    void two_admins_at_once() {
        change(alice, new GroupAct.Admin(bob.userId(), true));
        assertThat(alice.groups().change(group, new GroupAct.Renamed("hers"))).isInstanceOf(Answer.Ok.class);
        assertThat(bob.groups().change(group, new GroupAct.Added(ids(dave)))).isInstanceOf(Answer.Ok.class);
        world.pass(World.MINUTE, World.SECOND);

        assertAgree(alice, bob, carol, dave);
        assertThat(dave.group(group).orElseThrow().name()).isEqualTo("hers");
        assertThat(carol.briefs(group))
                .containsExactlyInAnyOrder("group CREATED", "group promoted", "group named hers", "group added 1");
    }

    @Test
    @DisplayName("C-M-6 only admins change a group, and it is never without one")
    void who_may() {
        assertThat(bob.groups().change(group, new GroupAct.Renamed("his"))).satisfies(refused(ErrorCode.NOT_ALLOWED));
        assertThat(alice.groups().change(group, new GroupAct.Admin(alice.userId(), false)))
                .satisfies(refused(ErrorCode.LAST_ADMIN));
        assertThat(alice.groups().change(group, new GroupAct.Renamed("x".repeat(1_025))))
                .satisfies(refused(ErrorCode.TOO_LARGE));
        assertThat(alice.groups().change(group, new GroupAct.Removed(ids(dave))))
                .satisfies(refused(ErrorCode.NOT_FOUND));
        world.settle();

        assertThat(carol.briefs(group)).containsExactly("group CREATED");
    }

    private static java.util.function.Consumer<Answer<UUID>> refused(ErrorCode code) {
        return answer -> assertThat(answer instanceof Answer.Refused<UUID>(var problem) && problem.is(code))
                .isTrue();
    }

    @Test
    @DisplayName("a removed member who is added again takes part again")
    void back_again() {
        change(alice, new GroupAct.Removed(ids(carol)));
        change(alice, new GroupAct.Added(ids(carol)));
        carol.send(group, "back");
        world.settle();

        assertAgree(alice, bob, carol);
        assertThat(bob.received(group)).containsExactly("back");
        assertThat(carol.briefs(group))
                .containsExactly("group CREATED", "group removed 1", "group added 1", "own back DELIVERED");
    }
}
