package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.Terms;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Messages that expire, by a clock that is set by hand.
@SuppressWarnings("NullAway.Init")
final class ExpiryTest {
    private final ManualClock clock = new ManualClock();
    private TestRelay relay;
    private AuthSession alice;
    private AuthSession bob;
    private UUID conversation;

    @BeforeEach
    void two_people() {
        relay = new TestRelay(Limits.off(), clock);
        alice = relay.registerWithKeys(new Keys(), 1);
        bob = relay.registerWithKeys(new Keys(), 1);
        conversation = relay.conversation(bob, alice);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    @DisplayName("R-X-1 what has expired is neither listed nor pushed, though no sweep was there yet")
    void never_shown_late() throws Exception {
        UUID gone = send(new Terms(60, false));
        UUID stays = send(new Terms(61, false));
        List<UUID> before = listed();
        clock.advance(Duration.ofSeconds(60));

        assertThat(before).containsExactly(gone, stays);
        assertThat(listed()).containsExactly(stays);
        assertThat(rows("envelope")).isEqualTo(2);
        try (TestSocket socket = relay.socket(alice, "")) {
            assertThat(socket.next(MailFrame.Message.class).delivery().messageId())
                    .isEqualTo(stays);
            assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
    }

    @Test
    @DisplayName("R-X-2 within a minute of its expiry no row of a message is left; others stay")
    void hard_deleted() {
        send(new Terms(60, false));
        send(Terms.STANDARD);
        clock.advance(Duration.ofSeconds(59));
        relay.sweep();
        long envelopesBefore = rows("envelope");
        clock.advance(Duration.ofSeconds(60));
        relay.sweep();

        assertThat(envelopesBefore).isEqualTo(2);
        assertThat(rows("envelope")).isEqualTo(1);
        assertThat(rows("message")).isEqualTo(1);
    }

    @Test
    @DisplayName("R-X-3 a life of no second, or of more than a year, is refused")
    void lifetimes_are_bounded() {
        assertThat(answer(new Terms(Terms.LONGEST_SECONDS, true)).status()).isEqualTo(201);
        assertThat(answer(new Terms(Terms.LONGEST_SECONDS + 1, false)).status()).isEqualTo(400);
        assertThat(plain(0).status()).isEqualTo(400);
        assertThat(plain(1).status()).isEqualTo(201);
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE urgent")).isEqualTo(1);
    }

    private UUID send(Terms terms) {
        return answer(terms).json().uuid("message_id");
    }

    private TestRelay.Answer answer(Terms terms) {
        Submission submission = new Submission(
                UUID.randomUUID(),
                conversation,
                Submission.Audience.EVERYONE,
                List.of(new Envelope(new DeviceAddress(alice.userId(), 1), 7, new byte[3])),
                terms);
        return relay.post(
                bob.accessToken(), "/api/v1/conversations/" + conversation + "/messages", submission.toJson());
    }

    private TestRelay.Answer plain(int expiresIn) {
        Json.Obj body = Json.build()
                .put("content", "EQUAAAA=")
                .put("expires_in", expiresIn)
                .object();
        return relay.post(bob.accessToken(), "/api/v1/conversations/" + conversation + "/messages", body);
    }

    private List<UUID> listed() {
        return relay.get(alice.accessToken(), "/api/v1/messages").json().list("messages", Json::object).stream()
                .map(message -> message.uuid("message_id"))
                .toList();
    }

    private long rows(String table) {
        return relay.rows("SELECT count(*) FROM " + table + " WHERE conversation_id = '" + conversation + "'");
    }
}
