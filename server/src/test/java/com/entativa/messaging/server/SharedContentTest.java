package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One ciphertext for many devices.
@DisplayName("R-M-7 shared content")
@SuppressWarnings("NullAway.Init")
final class SharedContentTest {
    private static TestRelay relay;
    private static Chats chats;
    private final UUID message = UUID.randomUUID();
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
    @DisplayName("R1.8 each device gets it as if it had come alone, once however often it is sent")
    void all_get_it() {
        TestRelay.Answer first = chats.share(alice, group, message, bob, carol);
        TestRelay.Answer again = chats.share(alice, group, message, bob, carol);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json().integer("sent_at")).isEqualTo(first.json().integer("sent_at"));
        for (AuthSession member : List.of(bob, carol)) {
            assertThat(chats.mailbox(member)).singleElement().satisfies(mail -> {
                assertThat(mail.uuid("message_id")).isEqualTo(message);
                assertThat(mail.base64("encrypted_content")).containsExactly(0x13, 1, 2);
            });
        }
        chats.onMessage(bob, "POST", message, "/delivered");
        assertThat(chats.mailbox(bob)).isEmpty();
        assertThat(chats.mailbox(carol)).hasSize(1);
    }

    @Test
    @DisplayName("R-M-3 who is missing is named, and nothing is stored")
    void nobody_is_skipped() {
        TestRelay.Answer refused = chats.share(alice, group, message, bob, bob);
        TestRelay.Answer lacking = relay.post(
                alice.accessToken(),
                Chats.path(group) + "/messages",
                Json.build()
                        .put("message_id", message)
                        .put("shared", shared(bob.userId() + "/1/7"))
                        .object());

        assertThat(lacking.status()).isEqualTo(409);
        assertThat(lacking.json().list("missing", DeviceAddress::from))
                .containsExactly(new DeviceAddress(carol.userId(), 1));
        assertThat(refused.json().list("extra", DeviceAddress::from))
                .containsExactly(new DeviceAddress(bob.userId(), 1));
        assertThat(chats.mailbox(bob)).isEmpty();
    }

    private static Json.Obj shared(String to) {
        return Json.build()
                .put("content", "EwEC")
                .put("to", List.of(to), Json.Text::new)
                .object();
    }

    @Test
    @DisplayName("it goes beside envelopes, which make it whole")
    void beside_envelopes() {
        Json.Obj envelope = Json.build()
                .put("user_id", carol.userId())
                .put("device_id", 1)
                .put("registration_id", 7)
                .put("content", "EQEC")
                .object();
        TestRelay.Answer answer = relay.post(
                alice.accessToken(),
                Chats.path(group) + "/messages",
                Json.build()
                        .put("message_id", message)
                        .put("shared", shared(bob.userId() + "/1/7"))
                        .put("envelopes", List.of(envelope), one -> one)
                        .object());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(chats.mailbox(bob).getFirst().base64("encrypted_content")).containsExactly(0x13, 1, 2);
        assertThat(chats.mailbox(carol).getFirst().base64("encrypted_content")).containsExactly(0x11, 1, 2);
    }

    @Test
    @DisplayName("what is no recipient is refused")
    void malformed_recipients() {
        for (String to :
                List.of("", "/1/7", bob.userId() + "/0/7", bob.userId() + "/1", bob.userId() + "/1/99999999999")) {
            TestRelay.Answer answer = relay.post(
                    alice.accessToken(),
                    Chats.path(group) + "/messages",
                    Json.build()
                            .put("message_id", message)
                            .put("shared", shared(to))
                            .object());
            assertThat(answer.status()).as(to).isEqualTo(400);
        }
    }
}
