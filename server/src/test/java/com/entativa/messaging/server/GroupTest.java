package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.ConversationNotice;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Groups: who may change what, and who is told.
@SuppressWarnings("NullAway.Init")
final class GroupTest {
    private static TestRelay relay;
    private static Chats chats;
    private AuthSession alice;
    private AuthSession bob;
    private AuthSession carol;
    private UUID group;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off());
        chats = new Chats(relay);
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @BeforeEach
    void a_group_of_three() {
        alice = chats.person();
        bob = chats.person();
        carol = chats.person();
        group = chats.group(alice, bob, carol);
    }

    @Test
    @DisplayName("R-G-1 who makes a group is its admin; it keeps what its members sealed and nothing else of itself")
    void the_founder_is_admin() {
        Conversation before = chats.seen(bob, group);
        TestRelay.Answer changed = chats.update(alice, group, before.details().revision(), "EQUAAAA=");
        Conversation after = chats.seen(bob, group);

        assertThat(chats.seen(bob, group, alice).role()).isEqualTo(Participant.Role.ADMIN);
        assertThat(chats.seen(bob, group, carol).role()).isEqualTo(Participant.Role.MEMBER);
        assertThat(before.details().encryptedState()).isEmpty();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(after.details().encryptedState()).isEqualTo("EQUAAAA=");
        assertThat(after.details().revision()).isEqualTo(before.details().revision() + 1);
    }

    @Test
    @DisplayName("R-G-2 of two admins' changes at once exactly one wins each revision, in 100 rounds")
    void one_winner_each_revision() throws Exception {
        chats.role(alice, group, bob, Participant.Role.ADMIN);
        long first = chats.revision(alice, group);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (long round = first; round < first + 100; round++) {
                long revision = round;
                List<Future<TestRelay.Answer>> both = threads.invokeAll(Stream.of(alice, bob)
                        .map(admin -> (Callable<TestRelay.Answer>) () -> chats.timer(admin, group, revision, 60))
                        .toList());
                List<TestRelay.Answer> answers =
                        List.of(both.getFirst().get(), both.getLast().get());
                TestRelay.Answer lost = answers.stream()
                        .filter(answer -> answer.status() == 409)
                        .findFirst()
                        .orElseThrow();

                assertThat(answers).extracting(TestRelay.Answer::status).containsExactlyInAnyOrder(200, 409);
                assertThat(lost.code()).isEqualTo("revision_conflict");
                assertThat(lost.json().integer("revision")).isEqualTo(revision + 1);
            }
        }
        assertThat(chats.revision(alice, group)).isEqualTo(first + 100);
    }

    @Test
    @DisplayName("R-G-3 only admins change a group and its members; a member may leave")
    void members_may_not() {
        AuthSession dave = chats.person();
        long revision = chats.revision(bob, group);

        assertThat(chats.update(bob, group, revision, "EQUAAAA=").code()).isEqualTo("not_allowed");
        assertThat(chats.timer(bob, group, revision, 60).code()).isEqualTo("not_allowed");
        assertThat(chats.add(bob, group, revision, dave.userId()).code()).isEqualTo("not_allowed");
        assertThat(chats.remove(bob, group, revision, carol).code()).isEqualTo("not_allowed");
        assertThat(chats.role(bob, group, bob, Participant.Role.ADMIN).code()).isEqualTo("not_allowed");
        assertThat(chats.revision(bob, group)).isEqualTo(revision);
        assertThat(chats.leave(bob, group).status()).isEqualTo(204);
        assertThat(chats.seen(alice, group).participantIds()).doesNotContain(bob.userId());
    }

    @Test
    @DisplayName("R-G-11 state, members and roles change together as one revision, or nothing does")
    void changes_are_one() {
        AuthSession dave = chats.person();
        long revision = chats.revision(alice, group);
        TestRelay.Answer done = chats.change(
                alice,
                group,
                Json.build()
                        .put("encrypted_state", "EQUAAAA=")
                        .put("add", List.of(dave.userId()), GroupTest::id)
                        .put("remove", List.of(carol.userId()), GroupTest::id)
                        .put("roles", List.of(bob), GroupTest::admin));
        TestRelay.Answer refused = chats.change(
                alice,
                group,
                Json.build()
                        .put("encrypted_state", "AAAA")
                        .put("remove", List.of(bob.userId(), UUID.randomUUID()), GroupTest::id));
        TestRelay.Answer ownerless = chats.change(
                alice, group, Json.build().put("remove", List.of(alice.userId(), bob.userId()), GroupTest::id));

        assertThat(done.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(ownerless.code()).isEqualTo("last_admin");
        Conversation now = chats.seen(alice, group);
        assertThat(now.details().revision()).isEqualTo(revision + 1);
        assertThat(now.details().encryptedState()).isEqualTo("EQUAAAA=");
        assertThat(now.participantIds()).containsExactlyInAnyOrder(alice.userId(), bob.userId(), dave.userId());
        assertThat(chats.seen(alice, group, bob).role()).isEqualTo(Participant.Role.ADMIN);
    }

    private static Json id(UUID id) {
        return new Json.Text(id.toString());
    }

    private static Json admin(AuthSession user) {
        return Json.build().put("user_id", user.userId()).put("role", "admin").object();
    }

    @Test
    @DisplayName("R-G-4 a former member finds 404 everywhere, gets nothing any more, and their devices are extra")
    void a_former_member_is_a_stranger() {
        UUID message = chats.sent(alice, group, bob, carol);
        chats.remove(alice, group, chats.revision(alice, group), bob);
        TestRelay.Answer toAll = chats.send(alice, group, UUID.randomUUID(), bob, carol);
        UUID later = chats.sent(alice, group, carol);

        assertThat(toAll.json().list("extra", DeviceAddress::from)).containsExactly(new DeviceAddress(bob.userId(), 1));
        assertThat(chats.mailbox(bob)).noneMatch(one -> one.uuid("message_id").equals(later));
        assertThat(Stream.of(
                        chats.get(bob, group),
                        relay.get(bob.accessToken(), Chats.path(group) + "/messages"),
                        chats.send(bob, group, UUID.randomUUID(), alice, carol),
                        chats.update(bob, group, 1, "EQUAAAA="),
                        chats.add(bob, group, 1, bob.userId()),
                        chats.remove(bob, group, 1, carol),
                        chats.leave(bob, group),
                        chats.accept(bob, group),
                        chats.decline(bob, group),
                        chats.markRead(bob, group, message),
                        chats.onMessage(bob, "POST", message, "/read"),
                        chats.onMessage(bob, "GET", message, "/receipts"),
                        chats.onMessage(bob, "DELETE", message, "")))
                .extracting(TestRelay.Answer::status)
                .containsOnly(404);
        assertThat(chats.seen(alice, group).participantIds()).doesNotContain(bob.userId());
    }

    @Test
    @DisplayName("R-G-5 every member's devices are told, the removed one's too; of one conversation the newest waits")
    void all_are_told() throws Exception {
        long revision = chats.revision(alice, group);
        chats.timer(alice, group, revision, 60);
        chats.remove(alice, group, revision + 1, bob);

        for (AuthSession told : List.of(alice, bob, carol)) {
            assertThat(chats.mailbox(told)).singleElement().satisfies(notice -> {
                assertThat(notice.text("type")).isEqualTo("conversation_changed");
                assertThat(notice.integer("revision")).isEqualTo(revision + 2);
                assertThat(notice.text("encrypted_content")).isEmpty();
            });
        }
        try (TestSocket socket = relay.socket(bob, "")) {
            ConversationNotice.Changed pushed = socket.next(ConversationNotice.Changed.class);
            assertThat(pushed.conversationId()).isEqualTo(group);
            assertThat(pushed.revision()).isEqualTo(revision + 2);
            assertThat(pushed.by()).isEqualTo(alice.userId());
            assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
        try (TestSocket socket = relay.socket(carol, "")) {
            socket.next(ConversationNotice.Changed.class);
            socket.next(AnswerFrame.CaughtUp.class);
            chats.timer(alice, group, revision + 2, 0);
            assertThat(socket.next(ConversationNotice.Changed.class).revision()).isEqualTo(revision + 3);
        }
    }

    @Test
    @DisplayName("R-G-7 when the last admin leaves, the longest-standing member is admin; an empty group ends")
    void there_is_always_an_admin() {
        TestRelay.Answer stepDown = chats.role(alice, group, alice, Participant.Role.MEMBER);
        AuthSession dave = chats.person();
        chats.add(alice, group, chats.revision(alice, group), dave.userId());
        chats.leave(alice, group);
        AuthSession heir = chats.seen(dave, group, bob).role() == Participant.Role.ADMIN ? bob : carol;

        assertThat(stepDown.code()).isEqualTo("last_admin");
        assertThat(chats.seen(dave, group, heir).role()).isEqualTo(Participant.Role.ADMIN);
        assertThat(chats.seen(dave, group, dave).role()).isEqualTo(Participant.Role.MEMBER);
        assertThat(chats.role(heir, group, dave, Participant.Role.ADMIN).status())
                .isEqualTo(200);
        for (AuthSession member : List.of(bob, carol, dave)) chats.leave(member, group);
        assertThat(relay.rows("SELECT count(*) FROM conversation WHERE conversation_id = '" + group + "'"))
                .isZero();
        assertThat(relay.rows("SELECT count(*) FROM former_participant WHERE conversation_id = '" + group + "'"))
                .isZero();
    }

    @Test
    @DisplayName("R-G-8 a group has at most 1000 members, made or grown")
    void a_group_is_bounded() {
        List<UUID> strangers = IntStream.range(0, Contract.MAX_MEMBERS)
                .mapToObj(_ -> UUID.randomUUID())
                .toList();

        TestRelay.Answer made = chats.create(alice, Conversation.Type.GROUP, strangers);
        TestRelay.Answer grown = chats.add(
                alice,
                group,
                chats.revision(alice, group),
                strangers.subList(0, Contract.MAX_MEMBERS - 2).toArray(UUID[]::new));

        assertThat(made.code()).isEqualTo("group_full");
        assertThat(grown.code()).isEqualTo("group_full");
        assertThat(grown.status()).isEqualTo(413);
    }

    @Test
    @DisplayName("R-G-9 a deleted account leaves its groups: the others are told, and one of them is admin")
    void a_deleted_account_leaves() {
        UUID second = chats.group(alice, bob);
        String password = Json.build().put("password", "correct horse").object().write();

        assertThat(relay.call(alice.accessToken(), "DELETE", "/api/v1/account", password)
                        .status())
                .isEqualTo(204);

        assertThat(chats.mailbox(bob))
                .extracting(notice -> notice.uuid("conversation_id"))
                .containsExactlyInAnyOrder(group, second);
        assertThat(chats.seen(bob, second, bob).role()).isEqualTo(Participant.Role.ADMIN);
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE sender_id = '" + alice.userId() + "'"))
                .isZero();
    }

    @Test
    void a_sealed_state_above_64_KiB_is_refused() {
        TestRelay.Answer answer = chats.update(alice, group, 1, Keys.base64(new byte[Contract.MAX_STATE_BYTES + 1]));

        assertThat(answer.code()).isEqualTo("too_large");
        assertThat(chats.update(alice, group, 1, Keys.base64(new byte[Contract.MAX_STATE_BYTES]))
                        .status())
                .isEqualTo(200);
    }
}
