package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.content.GroupNews.Seal;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.relay.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Mallory is a member and no admin, Eve is no member, and the relay does what it likes.
@DisplayName("C-M-1, C-M-7 hostile groups")
final class HostileGroupTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone mallory = world.register("mallory");
    private final Phone eve = world.register("eve");
    private final UUID group = alice.groupOf("first", bob, mallory);
    private final UUID other = alice.groupOf("other", bob, mallory);

    HostileGroupTest() {
        world.settle();
        change(new GroupAct.Renamed("true name"));
    }

    private void change(GroupAct act) {
        assertThat(alice.groups().change(group, act)).isInstanceOf(Answer.Ok.class);
        world.pass(10 * World.SECOND, World.SECOND);
    }

    /// Removed, and let in again by the relay alone.
    private void putOutButForTheRelay(Phone member) {
        change(new GroupAct.Removed(List.of(member.userId())));
        world.relay.meddle(group, members -> members.put(member.userId(), Participant.Role.MEMBER));
        world.pass(World.MINUTE, World.SECOND);
    }

    private Conversation atRelay() {
        return alice.conversation(group);
    }

    /// Puts it there as it likes.
    private void tamper(long revision, String state, List<Participant> members) {
        Conversation now = atRelay();
        Conversation.Details old = now.details();
        Conversation.Details details =
                new Conversation.Details(revision, state, old.disappearingSeconds(), members, old.settings());
        List<UUID> ids = members.stream().map(Participant::userId).toList();
        world.relay.conversations.put(group, new Conversation(group, now.type(), ids, now.createdAtMillis(), details));
    }

    /// To all other devices of the group, whatever it says of itself.
    private UUID send(Phone by, UUID inside, Body body) {
        UUID id = by.profile().ids().next();
        Content content = new Content(id, inside, world.clock.nowMillis(), body);
        by.store.inTransaction(rows -> {
            new Queue(by.profile(), rows).put(entry(group, content));
            return true;
        });
        world.pass(2 * World.MINUTE, World.SECOND);
        return id;
    }

    private OutboxEntry entry(UUID conversation, Content content) {
        Addressing toBob = new Addressing.Devices(List.of(bob.self()));
        return new OutboxEntry(content.messageId(), conversation, content.encoded(), toBob, new Stage.Waiting(0, 0));
    }

    private void assertUnchanged() {
        assertThat(bob.group(group).orElseThrow().name()).isEqualTo("true name");
        assertThat(bob.group(group).orElseThrow().members().stream()
                        .filter(one -> one.standing() == Group.Standing.MEMBER))
                .hasSize(3);
        assertThat(bob.state(group).seal()).isEqualTo(alice.state(group).seal());
    }

    private Seal next() {
        Seal seal = mallory.state(group).seal();
        return new Seal(seal.revision() + 1, seal.masterKey(), seal.digest());
    }

    @Test
    @DisplayName("news by a member who is no admin change nothing and show nothing")
    void no_admin() {
        int lines = bob.lines(group).size();
        send(mallory, group, new GroupNews.Update(next(), new GroupAct.Renamed("hers")));
        send(mallory, group, new GroupNews.Update(next(), new GroupAct.Admin(mallory.userId(), true)));
        send(mallory, group, new GroupNews.Update(next(), new GroupAct.Added(List.of(eve.userId()))));

        assertUnchanged();
        assertThat(bob.lines(group)).hasSize(lines);
        change(new GroupAct.Renamed("after"));
        assertThat(bob.group(group).orElseThrow().name()).isEqualTo("after");
    }

    @Test
    @DisplayName("news of revisions far away wait for the relay's word, and change nothing without it")
    void absurd_revisions() {
        Seal far = new Seal(Long.MAX_VALUE, next().masterKey(), next().digest());
        send(mallory, group, new GroupNews.Update(far, new GroupAct.Renamed("hers")));

        assertUnchanged();
        change(new GroupAct.Renamed("after"));
        assertThat(bob.group(group).orElseThrow().name()).isEqualTo("after");
        assertThat(bob.briefs(group)).doesNotContain("group named hers");
    }

    @Test
    @DisplayName("an outsider is not heard, whatever the relay says of where it comes from")
    void an_outsider() {
        UUID direct = eve.directWith(bob);
        world.settle();
        world.leave(bob);
        UUID id = eve.profile().ids().next();
        Body news = new GroupNews.Update(next(), new GroupAct.Renamed("eve's"));
        eve.store.inTransaction(rows -> {
            new Queue(eve.profile(), rows).put(entry(direct, new Content(id, group, world.clock.nowMillis(), news)));
            return true;
        });
        world.settle();
        for (Delivery mail : world.relay.intercept(bob.self())) {
            world.relay.deliver(
                    bob.self(),
                    new Delivery(mail.messageId(), group, mail.from(), mail.encryptedContent(), mail.sentAtMillis()));
        }
        world.phones.add(bob);
        world.pass(2 * World.MINUTE, World.SECOND);

        assertUnchanged();
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("placeholder NOT_UNDERSTOOD");
    }

    @Test
    @DisplayName("a message for another group is not shown in either")
    void the_wrong_group() {
        UUID id = send(mallory, other, new Saying.Text("in the wrong place"));

        assertThat(bob.received(other)).isEmpty();
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("placeholder NOT_UNDERSTOOD");
    }

    @Test
    @DisplayName("a former member is not heard, though the relay lets them write")
    void a_former_member() {
        putOutButForTheRelay(mallory);
        UUID id = send(mallory, group, new Saying.Text("still here"));

        assertThat(bob.received(group)).isEmpty();
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("placeholder NOT_UNDERSTOOD");
    }

    @Test
    @DisplayName("what leaves no line anyway leaves none when it is by an outsider (seed 672)")
    void an_aside_of_a_former_member() {
        putOutButForTheRelay(mallory);
        int lines = bob.lines(group).size();
        send(mallory, group, new Aside.SenderKey(Octets.copyOf(new byte[40])));
        send(mallory, group, new Receipt.Read(List.of(group)));

        assertThat(bob.lines(group)).hasSize(lines);
    }

    @Test
    @DisplayName("C-M-1 whom the relay adds is shown as unconfirmed, gets nothing and is not heard")
    void the_relay_adds() {
        world.relay.meddle(group, members -> members.put(eve.userId(), Participant.Role.ADMIN));
        world.pass(World.MINUTE, World.SECOND);
        UUID id = bob.send(group, "for us alone").id();
        world.pass(World.MINUTE, World.SECOND);

        assertThat(alice.received(group)).containsExactly("for us alone");
        assertThat(mallory.received(group)).containsExactly("for us alone");
        assertThat(world.relay.seen.stream()
                        .filter(seen -> seen.submission().conversationId().equals(group))
                        .flatMap(seen -> seen.submission().envelopes().stream())
                        .map(Envelope::to))
                .doesNotContain(eve.self());
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("own for us alone DELIVERED");
        assertThat(bob.group(group).orElseThrow().members())
                .contains(new Group.Member(eve.userId(), Participant.Role.MEMBER, Group.Standing.UNCONFIRMED));
        assertThat(eve.group(group)).isEmpty();
    }

    @Test
    @DisplayName("C-M-3 whom the relay takes out gets nothing more")
    void the_relay_removes() {
        world.relay.meddle(group, members -> members.remove(mallory.userId()));
        world.pass(World.MINUTE, World.SECOND);
        bob.send(group, "without her");
        world.pass(World.MINUTE, World.SECOND);

        assertThat(mallory.received(group)).isEmpty();
        assertThat(mallory.group(group).orElseThrow().ours().standing()).isEqualTo(GroupState.Standing.REMOVED);
        assertThat(alice.received(group)).containsExactly("without her");
    }

    @Test
    @DisplayName("an old charter, a broken one and an older revision change nothing")
    void the_relay_goes_back() {
        Conversation before = atRelay();
        String old = before.details().encryptedState();
        change(new GroupAct.Renamed("newest"));
        long revision = atRelay().details().revision();
        List<Participant> members = before.details().participants();
        for (Phone phone : List.of(bob, mallory)) {
            for (String state : List.of(old, "AAAA", "")) {
                tamper(revision + 5, state, members);
                phone.refresh(group);
            }
            tamper(1, old, members.subList(0, 1));
            phone.refresh(group);

            assertThat(phone.group(group).orElseThrow().name()).isEqualTo("newest");
            assertThat(phone.group(group).orElseThrow().members()).hasSize(3);
        }
    }

    @Test
    @DisplayName("C-M-2 a charter that is not the one an admin told of is not taken, though its key fits")
    void not_as_told() {
        world.leave(bob);
        world.leave(eve);
        change(new GroupAct.Added(List.of(eve.userId())));
        GroupState hers = mallory.state(group);
        String forged = mallory.sealed(group, hers.seal(), hers.charter().after(new GroupAct.Renamed("forged")));
        Conversation now = atRelay();
        tamper(now.details().revision() + 1, forged, now.details().participants());
        world.phones.add(bob);
        world.phones.add(eve);
        world.pass(World.MINUTE, World.SECOND);
        bob.refresh(group);
        eve.refresh(group);

        assertThat(bob.group(group).orElseThrow().name()).isEqualTo("true name");
        assertThat(bob.group(group).orElseThrow().members()).hasSize(4);
        assertThat(eve.group(group)).isEmpty();
    }

    @Test
    @DisplayName("a sender key message that was changed, moved to another group or to another sender is not shown")
    void forged_sender_key_messages() {
        for (Phone phone : List.of(alice, bob, mallory)) phone.sealOnceFrom(3);
        alice.send(group, "one");
        alice.send(other, "two");
        mallory.send(group, "three");
        world.settle();
        world.leave(alice);
        byte[] sealed = world.relay.seen.stream()
                .filter(seen -> seen.from().equals(alice.self()))
                .map(FakeRelay.Seen::submission)
                .filter(submission -> submission.conversationId().equals(group))
                .flatMap(submission -> submission.envelopes().stream())
                .map(Envelope::content)
                .filter(SenderKeys::isShared)
                .findFirst()
                .orElseThrow();
        for (int at : new int[] {1, 21, 30, sealed.length - 100, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            deliver(group, alice, changed);
        }
        deliver(other, alice, sealed);
        deliver(group, mallory, sealed);
        deliver(group, alice, sealed);
        deliver(group, alice, new byte[] {0x13});
        world.settle();

        assertThat(bob.received(group)).containsExactlyInAnyOrder("one", "three");
        assertThat(bob.received(other)).containsExactly("two");
        assertThat(bob.lines(group).stream().filter(line -> line.line() instanceof Line.Placeholder))
                .hasSize(8);
        mallory.send(group, "four");
        world.settle();
        assertThat(bob.received(group)).containsExactlyInAnyOrder("one", "three", "four");
    }

    private void deliver(UUID conversation, Phone from, byte[] sealed) {
        Delivery delivery =
                new Delivery(world.relay.freshId(), conversation, from.self(), sealed, world.clock.nowMillis());
        world.relay.deliver(bob.self(), delivery);
    }

    @Test
    @DisplayName("C-T-4 controls and turns of direction in a name stay in it and have no force on a screen")
    void names_on_screens() {
        change(new GroupAct.Renamed("a\u202egroup\u0007\nname"));

        Group seen = bob.group(group).orElseThrow();
        assertThat(seen.name()).isEqualTo("a\u202egroup\u0007\nname");
        assertThat(seen.shownName()).doesNotContain("\u202e", "\u0007", "\n");
    }

    @Test
    @DisplayName("C-M-8 to be added by a stranger is a request; by somebody one has accepted it is none")
    void a_request() {
        Phone carol = world.register("carol");
        carol.choosing().welcomeStrangers(false);
        UUID strange = alice.groupOf("strange", carol);
        world.settle();
        assertThat(carol.chat(strange).isAccepted()).isFalse();

        UUID direct = carol.directWith(alice);
        carol.send(direct, "hello");
        world.settle();
        UUID friendly = alice.groupOf("friendly", carol);
        world.settle();
        assertThat(carol.chat(friendly).isAccepted()).isTrue();
    }
}
