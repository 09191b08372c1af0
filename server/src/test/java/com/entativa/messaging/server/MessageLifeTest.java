package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ConversationNotice;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What becomes of a message after it was sent: receipts, deletion, the end by a timer.
@SuppressWarnings("NullAway.Init")
final class MessageLifeTest {
    private final ManualClock clock = new ManualClock();
    private TestRelay relay;
    private Chats chats;
    private AuthSession alice;
    private AuthSession bob;
    private AuthSession carol;
    private UUID group;

    @BeforeEach
    void a_group_of_three() {
        relay = new TestRelay(Limits.off(), clock);
        chats = new Chats(relay);
        alice = chats.person();
        bob = chats.person();
        carol = chats.person();
        group = chats.group(alice, bob, carol);
        chats.accept(bob, group);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    @DisplayName("R-R-1 delivered and read are kept for each member and told live to the sender, read once")
    void receipts_are_kept_and_told() throws Exception {
        UUID first = chats.sent(alice, group, bob, carol);
        UUID second = chats.sent(alice, group, bob, carol);
        try (TestSocket sender = relay.socket(alice, "");
                TestSocket reader = relay.socket(bob, "?start=manual")) {
            sender.next(AnswerFrame.CaughtUp.class);
            reader.say(new ReceiptFrame.Delivered(first));
            LiveFrame.Delivered delivered = sender.nextOf(LiveFrame.Delivered.class);
            clock.advance(Duration.ofSeconds(5));
            reader.say(new ReceiptFrame.Read(List.of(first, second, UUID.randomUUID())));
            LiveFrame.Read read = sender.nextOf(LiveFrame.Read.class);
            sender.nextOf(LiveFrame.Read.class);
            chats.onMessage(bob, "POST", first, "/read");

            assertThat(sender.saysWithin(300)).doesNotHaveAnyElementsOfTypes(LiveFrame.Read.class);
            assertThat(read.userId()).isEqualTo(bob.userId());
            assertThat(receipt(first, bob).integer("delivered_at")).isEqualTo(delivered.atMillis());
            assertThat(receipt(first, bob).integer("read_at")).isEqualTo(delivered.atMillis() + 5_000);
            assertThat(receipt(second, bob).has("delivered_at")).isTrue();
            assertThat(receipt(first, carol).has("delivered_at")).isFalse();
        }
    }

    @Test
    @DisplayName("R-R-1 who joined later never got a message: their receipt is neither kept nor told")
    void a_later_joiner_has_no_receipt() {
        UUID message = chats.sent(alice, group, bob, carol);
        AuthSession dave = chats.person();
        clock.advance(Duration.ofSeconds(1));
        chats.add(alice, group, chats.revision(alice, group), dave.userId());
        chats.accept(dave, group);

        chats.onMessage(dave, "POST", message, "/read");
        chats.onMessage(bob, "POST", message, "/read");

        assertThat(relay.rows("SELECT count(*) FROM message_receipt WHERE user_id = '" + dave.userId() + "'"))
                .isZero();
        assertThat(relay.rows("SELECT count(*) FROM message_receipt WHERE user_id = '" + bob.userId() + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R-R-2 the sender alone sees receipts: another member gets 403, a stranger 404")
    void only_the_sender_asks() {
        UUID message = chats.sent(alice, group, bob, carol);

        assertThat(chats.onMessage(bob, "GET", message, "/receipts").code()).isEqualTo("not_allowed");
        assertThat(chats.onMessage(chats.person(), "GET", message, "/receipts").status())
                .isEqualTo(404);
        assertThat(chats.onMessage(chats.person(), "POST", message, "/read").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R-R-3 the mark of a conversation counts for all before it, and never moves back")
    void the_mark_moves_forward() {
        UUID first = chats.sent(alice, group, bob, carol);
        clock.advance(Duration.ofSeconds(1));
        UUID second = chats.sent(alice, group, bob, carol);
        clock.advance(Duration.ofSeconds(1));
        UUID third = chats.sent(alice, group, bob, carol);
        chats.markRead(bob, group, second);
        chats.markRead(bob, group, first);

        assertThat(receipt(first, bob).has("read_at")).isTrue();
        assertThat(receipt(second, bob).has("read_at")).isTrue();
        assertThat(receipt(third, bob).has("read_at")).isFalse();
        assertThat(chats.seen(bob, group).details().settings().lastReadMessageId())
                .isEqualTo(second.toString());
        assertThat(chats.seen(alice, group).details().settings().lastReadMessageId())
                .isEmpty();
        assertThat(chats.markRead(bob, group, UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R-X-6 deleted for everyone no ciphertext is left at once, not even a former member's")
    void no_ciphertext_is_left() {
        UUID message = chats.sent(alice, group, bob, carol);
        chats.leave(carol, group);
        chats.onMessage(bob, "POST", message, "/read");
        long before = rows("envelope", message);
        TestRelay.Answer byOther = chats.onMessage(bob, "DELETE", message, "");
        TestRelay.Answer byStranger = chats.onMessage(chats.person(), "DELETE", message, "");
        TestRelay.Answer bySender = chats.onMessage(alice, "DELETE", message, "");

        assertThat(before).isEqualTo(2);
        assertThat(byOther.code()).isEqualTo("not_allowed");
        assertThat(byStranger.status()).isEqualTo(404);
        assertThat(bySender.status()).isEqualTo(204);
        assertThat(rows("envelope", message)).isZero();
        assertThat(rows("message_receipt", message)).isZero();
        assertThat(chats.onMessage(alice, "DELETE", message, "").status()).isEqualTo(204);
        assertThat(chats.send(alice, group, message, bob).status()).isEqualTo(201);
        assertThat(rows("envelope", message)).isZero();
    }

    @Test
    @DisplayName("R-X-6 devices that took the message or were offline are told that it is deleted, durably")
    void devices_are_told_of_a_deletion() throws Exception {
        UUID message = chats.sent(alice, group, bob, carol);
        relay.call(bob.accessToken(), "POST", "/api/v1/messages/" + message + "/delivered", "");
        chats.onMessage(alice, "DELETE", message, "");
        for (AuthSession told : List.of(bob, carol)) {
            try (TestSocket socket = relay.socket(told, "")) {
                ConversationNotice.MessageDeleted notice = socket.next(ConversationNotice.MessageDeleted.class);
                assertThat(notice.deletedMessageId()).isEqualTo(message);
                assertThat(notice.by()).isEqualTo(alice.userId());
                assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
            }
        }
        assertThat(chats.mailbox(bob)).singleElement().satisfies(listed -> {
            assertThat(listed.text("type")).isEqualTo("message_deleted");
            assertThat(listed.uuid("deleted_message_id")).isEqualTo(message);
        });
    }

    @Test
    @DisplayName(
            "R-X-5 the timer of a conversation ends what is sent from then on, the shorter of timer and wish counts")
    void the_timer_of_a_conversation() {
        UUID before = chats.sent(alice, group, bob, carol);
        chats.timer(alice, group, 1, 60);
        UUID after = chats.sent(alice, group, bob, carol);
        chats.onMessage(bob, "POST", after, "/read");
        long receipts = rows("message_receipt", after);
        clock.advance(Duration.ofSeconds(60));
        TestRelay.Answer late = chats.onMessage(bob, "POST", after, "/read");
        relay.sweep();

        assertThat(receipts).isEqualTo(1);
        assertThat(late.status()).isEqualTo(404);
        assertThat(rows("envelope", before)).isEqualTo(2);
        for (String table : List.of("envelope", "message", "message_receipt")) {
            assertThat(rows(table, after)).as(table).isZero();
        }
    }

    private Json.Obj receipt(UUID message, AuthSession of) {
        return chats.onMessage(alice, "GET", message, "/receipts").json().list("receipts", Json::object).stream()
                .filter(one -> one.uuid("user_id").equals(of.userId()))
                .findFirst()
                .orElseThrow();
    }

    private long rows(String table, UUID message) {
        return relay.rows("SELECT count(*) FROM " + table + " WHERE message_id = '" + message + "'");
    }
}
