package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.conversation.Reach;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.PgReach;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Requests and blocks: who reaches whom.
@SuppressWarnings("NullAway.Init")
final class ReachTest {
    private static TestRelay relay;
    private static Chats chats;
    private static Database database;
    private static Reach reach;
    private AuthSession alice;
    private AuthSession bob;
    private UUID conversation;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off());
        chats = new Chats(relay);
        database = Database.open(relay.address(), 2);
        reach = new PgReach(database.db());
    }

    @AfterAll
    static void stop() {
        database.close();
        relay.close();
    }

    @BeforeEach
    void bob_writes_to_alice() {
        alice = chats.person();
        bob = chats.person();
        conversation = relay.conversation(bob, alice);
    }

    @Test
    @DisplayName(
            "R-G-10 a first contact is a request until it is accepted or answered; before, the two are out of reach")
    void accepting() {
        Participant.State before = chats.seen(alice, conversation, alice).state();
        boolean beforeReach = reach.between(alice.userId(), bob.userId());
        chats.sent(alice, conversation, bob);

        assertThat(before).isEqualTo(Participant.State.REQUESTED);
        assertThat(beforeReach).isFalse();
        assertThat(chats.seen(bob, conversation, alice).state()).isEqualTo(Participant.State.ACCEPTED);
        assertThat(reach.between(alice.userId(), bob.userId())).isTrue();
        assertThat(reach.circleOf(bob.userId())).containsExactly(alice.userId());
        assertThat(reach.circleOf(alice.userId(), conversation)).containsExactly(bob.userId());
    }

    @Test
    @DisplayName("R-R-1 a request hides receipts until it is accepted: none live, none kept")
    void a_request_hides_receipts() throws Exception {
        UUID first = chats.sent(bob, conversation, alice);
        UUID second = chats.sent(bob, conversation, alice);
        try (TestSocket sender = relay.socket(bob, "");
                TestSocket reader = relay.socket(alice, "?start=manual")) {
            sender.next(AnswerFrame.CaughtUp.class);
            reader.say(new ReceiptFrame.Delivered(first));
            reader.next(AnswerFrame.Acknowledged.class);
            reader.say(new ReceiptFrame.Read(List.of(first)));
            chats.markRead(alice, conversation, first);
            boolean silent = sender.isSilentFor(400);
            List<Json.Obj> hidden = receipts(bob, first);
            chats.accept(alice, conversation);
            reader.say(new ReceiptFrame.Delivered(second));

            assertThat(silent).isTrue();
            assertThat(hidden).singleElement().satisfies(one -> {
                assertThat(one.has("delivered_at")).isFalse();
                assertThat(one.has("read_at")).isFalse();
            });
            assertThat(sender.next(LiveFrame.Delivered.class).messageId()).isEqualTo(second);
        }
    }

    @Test
    @DisplayName("R-G-6 declined and blocked are answered alike, byte for byte, and look alike")
    void declined_and_blocked_look_alike() {
        AuthSession carol = chats.person();
        UUID other = relay.conversation(bob, carol);
        chats.decline(alice, conversation);
        chats.block(carol, bob);
        UUID group = chats.group(bob, chats.person());
        UUID message = UUID.randomUUID();

        TestRelay.Answer toDecliner = chats.send(bob, conversation, message, alice);
        TestRelay.Answer toBlocker = chats.send(bob, other, message, carol);

        assertThat(toDecliner.code()).isEqualTo("not_accepted");
        assertThat(toDecliner.status()).isEqualTo(403);
        assertThat(toBlocker.substance()).isEqualTo(toDecliner.substance());
        assertThat(chats.timer(bob, other, 1, 60).substance())
                .isEqualTo(chats.timer(bob, conversation, 1, 60).substance())
                .isEqualTo(toDecliner.substance());
        assertThat(chats.add(bob, group, 1, alice.userId()).substance()).isEqualTo(toDecliner.substance());
        assertThat(chats.add(bob, group, 1, carol.userId()).substance()).isEqualTo(toDecliner.substance());
        assertThat(chats.create(bob, Conversation.Type.DIRECT, List.of(alice.userId()))
                        .status())
                .isEqualTo(200);
        assertThat(chats.create(bob, Conversation.Type.DIRECT, List.of(carol.userId()))
                        .status())
                .isEqualTo(200);
        assertThat(chats.seen(bob, conversation, alice).state())
                .isEqualTo(chats.seen(bob, other, carol).state())
                .isEqualTo(Participant.State.REQUESTED);
        assertThat(chats.seen(alice, conversation, alice).state()).isEqualTo(Participant.State.DECLINED);
        assertThat(chats.mailbox(alice)).isEmpty();
        assertThat(chats.mailbox(carol)).isEmpty();
    }

    @Test
    @DisplayName("R-G-6 the socket refuses alike, and who blocks sends nothing either until they unblock")
    void blocked_on_the_socket() throws Exception {
        chats.accept(alice, conversation);
        chats.block(alice, bob);
        try (TestSocket socket = relay.socket(bob, "")) {
            socket.next(AnswerFrame.CaughtUp.class);
            socket.say(
                    new SendFrame.Plain(UUID.randomUUID(), new SendFrame.Target.ToUser(alice.userId()), new byte[3]));
            assertThat(socket.next(AnswerFrame.Refused.class).code()).isEqualTo("not_accepted");
        }
        assertThat(chats.send(alice, conversation, UUID.randomUUID(), bob).code())
                .isEqualTo("not_accepted");
        assertThat(reach.between(bob.userId(), alice.userId())).isFalse();
        assertThat(reach.circleOf(alice.userId(), conversation)).isEmpty();
        chats.unblock(alice, bob);
        assertThat(chats.send(bob, conversation, UUID.randomUUID(), alice).status())
                .isEqualTo(201);
        assertThat(reach.between(bob.userId(), alice.userId())).isTrue();
    }

    @Test
    @DisplayName("R-R-1 between people of whom one blocks the other no receipt passes, neither live nor by the mark")
    void a_block_hides_receipts() throws Exception {
        chats.accept(alice, conversation);
        UUID message = chats.sent(bob, conversation, alice);
        chats.block(alice, bob);
        try (TestSocket sender = relay.socket(bob, "")) {
            sender.next(AnswerFrame.CaughtUp.class);
            relay.call(alice.accessToken(), "POST", "/api/v1/messages/" + message + "/delivered", "");
            chats.markRead(alice, conversation, message);

            assertThat(sender.isSilentFor(400)).isTrue();
            assertThat(receipts(bob, message)).singleElement().satisfies(one -> assertThat(
                            one.has("delivered_at") || one.has("read_at"))
                    .isFalse());
        }
    }

    @Test
    @DisplayName("R-G-6 a stranger who is blocked cannot begin a conversation, nor make a group with the blocker")
    void a_blocked_stranger() {
        AuthSession eve = chats.person();
        chats.block(alice, eve);

        assertThat(chats.create(eve, Conversation.Type.DIRECT, List.of(alice.userId()))
                        .code())
                .isEqualTo("not_accepted");
        assertThat(chats.create(eve, Conversation.Type.GROUP, List.of(bob.userId(), alice.userId()))
                        .code())
                .isEqualTo("not_accepted");
        assertThat(relay.get(alice.accessToken(), "/api/v1/blocks").json().list("user_ids", Json::uuid))
                .containsExactly(eve.userId());
        assertThat(chats.block(alice, alice).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("R-G-10 who was added to a group by a stranger may decline, and is out; a contact is in at once")
    void groups_of_strangers_are_requests() {
        AuthSession carol = chats.person();
        chats.accept(alice, conversation);
        UUID group = chats.group(bob, alice, carol);
        Participant.State contact = chats.seen(bob, group, alice).state();
        Participant.State stranger = chats.seen(bob, group, carol).state();

        assertThat(contact).isEqualTo(Participant.State.ACCEPTED);
        assertThat(stranger).isEqualTo(Participant.State.REQUESTED);
        assertThat(reach.circleOf(bob.userId(), group)).containsExactly(alice.userId());
        assertThat(chats.decline(carol, group).status()).isEqualTo(204);
        assertThat(chats.get(carol, group).status()).isEqualTo(404);
        assertThat(chats.decline(alice, group).code()).isEqualTo("not_allowed");
    }

    @Test
    @DisplayName("R-G-10 who declined may change their mind by answering")
    void an_answer_accepts_what_was_declined() {
        chats.decline(alice, conversation);
        chats.sent(alice, conversation, bob);

        assertThat(chats.send(bob, conversation, UUID.randomUUID(), alice).status())
                .isEqualTo(201);
        assertThat(chats.seen(bob, conversation, alice).state()).isEqualTo(Participant.State.ACCEPTED);
    }

    private static List<Json.Obj> receipts(AuthSession by, UUID message) {
        return chats.onMessage(by, "GET", message, "/receipts").json().list("receipts", Json::object);
    }
}
