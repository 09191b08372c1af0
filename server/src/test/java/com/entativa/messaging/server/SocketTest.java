package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ConnectionFrame;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.server.config.Limits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The socket as `socket.md` has it.
@SuppressWarnings("NullAway.Init")
final class SocketTest {
    private static TestRelay relay;
    private AuthSession alice;
    private AuthSession bob;
    private UUID conversation;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off());
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @BeforeEach
    void two_people() {
        alice = relay.registerWithKeys(new Keys(), 1);
        bob = relay.registerWithKeys(new Keys(), 1);
        conversation = relay.conversation(bob, alice);
        new Chats(relay).accept(alice, conversation);
    }

    @Test
    void a_message_is_pushed_live_and_its_acknowledgement_deletes_the_row() throws Exception {
        UUID id = UUID.randomUUID();
        try (TestSocket to = relay.socket(alice, "");
                TestSocket from = relay.socket(bob, "")) {
            assertThat(to.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
            assertThat(from.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);

            from.say(new SendFrame.Plain(id, new SendFrame.Target.ToUser(alice.userId()), new byte[] {1, 2}));
            AnswerFrame.Sent sent = from.next(AnswerFrame.Sent.class);
            MailFrame.Message pushed = to.next(MailFrame.Message.class);
            long before = envelopesOf(alice);
            to.say(new ReceiptFrame.Delivered(id));

            assertThat(sent.conversationId()).isEqualTo(conversation);
            assertThat(pushed.delivery().encryptedContent()).containsExactly(1, 2);
            assertThat(to.next(AnswerFrame.Acknowledged.class).messageIds()).containsExactly(id);
            assertThat(from.next(LiveFrame.Delivered.class).by().userId()).isEqualTo(alice.userId());
            assertThat(before).isEqualTo(1);
            assertThat(envelopesOf(alice)).isZero();
        }
    }

    @Test
    @DisplayName("R3.3 with start=manual nothing is pushed before resume, and what was acknowledged does not come")
    void nothing_before_resume() throws Exception {
        List<UUID> ids = sent(3);
        try (TestSocket socket = relay.socket(alice, "?start=manual")) {
            boolean silent = socket.isSilentFor(300);
            socket.say(new ReceiptFrame.Acknowledge(ids.subList(0, 1)));
            socket.next(AnswerFrame.Acknowledged.class);
            socket.say(ConnectionFrame.Resume.RESUME);

            assertThat(silent).isTrue();
            assertThat(pushed(socket)).isEqualTo(ids.get(1));
            assertThat(pushed(socket)).isEqualTo(ids.get(2));
            assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
    }

    @Test
    @DisplayName("R4.2 a reader that does not acknowledge gets 256 messages; the rest comes in order as it does")
    void a_slow_reader_is_bounded() throws Exception {
        List<UUID> ids = sent(400);
        List<UUID> got = new ArrayList<>();
        try (TestSocket socket = relay.socket(alice, "")) {
            for (int i = 0; i < Contract.MAX_UNACKNOWLEDGED; i++) got.add(pushed(socket));
            assertThat(socket.isSilentFor(500)).isTrue();

            socket.say(new ReceiptFrame.Acknowledge(got.subList(0, 200)));
            socket.next(AnswerFrame.Acknowledged.class);
            while (got.size() < 400) got.add(pushed(socket));

            assertThat(got).isEqualTo(ids);
            assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
            assertThat(envelopesOf(alice)).isEqualTo(200);
        }
    }

    @Test
    void a_newer_socket_of_a_device_closes_the_older_with_4409() throws Exception {
        try (TestSocket older = relay.socket(alice, "")) {
            older.next();
            try (TestSocket newer = relay.socket(alice, "")) {
                assertThat(older.closeCode()).isEqualTo(4409);
                assertThat(newer.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
            }
        }
    }

    @Test
    @DisplayName("R5.4 a frame above 256 KiB closes with 1009, a binary one with 1003, nonsense is answered")
    void bad_frames() throws Exception {
        try (TestSocket socket = relay.socket(alice, "")) {
            socket.next();
            socket.say("{\"type\":\"nonsense\"}");
            assertThat(socket.next(AnswerFrame.Refused.class).code()).isEqualTo("bad_request");
            socket.say("x".repeat(256 * 1024 + 1));
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
        try (TestSocket socket = relay.socket(alice, "")) {
            socket.raw().sendBinary(ByteBuffer.wrap(new byte[3]), true).join();
            assertThat(socket.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void log_out_closes_the_socket_with_4401_and_ends_the_access_token() throws Exception {
        try (TestSocket socket = relay.socket(alice, "")) {
            socket.next();
            relay.call(alice.accessToken(), "POST", "/api/v1/auth/logout", "");

            assertThat(socket.closeCode()).isEqualTo(4401);
            assertThat(relay.get(alice.accessToken(), "/api/v1/devices").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void starting_over_tells_those_who_share_a_conversation_durably_and_live() throws Exception {
        try (TestSocket live = relay.socket(bob, "")) {
            live.next();
            TestRelay.Answer refused = relay.uploadIdentity(alice, new Keys(), false);
            TestRelay.Answer done = relay.uploadIdentity(alice, new Keys(), true);

            assertThat(refused.code()).isEqualTo("identity_exists");
            assertThat(done.status()).isEqualTo(201);
            assertThat(live.next(MailFrame.IdentityChanged.class).userId()).isEqualTo(alice.userId());
        }
        try (TestSocket later = relay.socket(bob, "")) {
            assertThat(later.next(MailFrame.IdentityChanged.class).userId()).isEqualTo(alice.userId());
        }
    }

    private List<UUID> sent(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            assertThat(relay.sendPlain(bob, conversation, id, "EQUAAAA=").status())
                    .isEqualTo(201);
            ids.add(id);
        }
        return ids;
    }

    private static UUID pushed(TestSocket socket) throws InterruptedException {
        return socket.next(MailFrame.Message.class).delivery().messageId();
    }

    private static long envelopesOf(AuthSession session) {
        return relay.rows("SELECT count(*) FROM envelope WHERE user_id = '" + session.userId() + "'");
    }
}
