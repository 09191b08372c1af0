package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the user does with `curl`, and what the relay refuses.
@SuppressWarnings("NullAway.Init")
final class WalkTest {
    private static TestRelay relay;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off());
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @Test
    void a_sender_without_keys_fetches_a_bundle_and_sends_and_the_recipient_finds_the_ciphertext() {
        Keys keys = new Keys();
        AuthSession alice = relay.register();

        assertThat(relay.uploadIdentity(alice, keys, false).status()).isEqualTo(201);
        assertThat(relay.uploadIdentity(alice, keys, false).status()).isEqualTo(200);
        assertThat(relay.post(alice.accessToken(), "/api/v1/keys/prekeys", keys.upload(1, 10, 11))
                        .json()
                        .integer("one_time_prekeys_left"))
                .isEqualTo(2);
        AuthSession bob = relay.register();
        Json.Obj bundle = relay.get(bob.accessToken(), "/api/v1/keys/prekeys/" + alice.userId())
                .json();
        UUID conversation = relay.conversation(bob, alice);
        TestRelay.Answer sent = relay.sendPlain(bob, conversation, UUID.randomUUID(), "EQUAAAA=");
        Json.Obj mailbox = relay.get(alice.accessToken(), "/api/v1/messages").json();

        assertThat(bundle.text("identity_key")).isEqualTo(keys.identity());
        assertThat(bundle.integer("one_time_prekey_id")).isEqualTo(10);
        assertThat(sent.status()).isEqualTo(201);
        assertThat(mailbox.list("messages", Json::object)).singleElement().satisfies(message -> {
            assertThat(message.text("encrypted_content")).isEqualTo("EQUAAAA=");
            assertThat(message.uuid("sender_id")).isEqualTo(bob.userId());
            assertThat(message.text("type")).isEqualTo("message");
        });
    }

    @Test
    void a_bad_signature_is_refused_and_nothing_is_stored() {
        AuthSession alice = relay.register();
        relay.uploadIdentity(alice, new Keys(), false);

        TestRelay.Answer answer = relay.post(alice.accessToken(), "/api/v1/keys/prekeys", new Keys().upload(1, 10, 11));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad_signature");
        assertThat(relay.get(alice.accessToken(), "/api/v1/keys/prekeys").json().text("digest"))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "R1.8 a resend of a known id is answered as before and stored once; another sender's use of it is refused")
    void a_resend_is_stored_once() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession bob = relay.registerWithKeys(new Keys(), 1);
        UUID conversation = relay.conversation(bob, alice);
        UUID id = UUID.randomUUID();

        TestRelay.Answer first = relay.sendPlain(bob, conversation, id, "EQUAAAA=");
        TestRelay.Answer again = relay.sendPlain(bob, conversation, id, "EQUAAAA=");
        TestRelay.Answer stolen = relay.sendPlain(alice, conversation, id, "EQUAAAA=");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        assertThat(stolen.code()).isEqualTo("message_id_taken");
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE message_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R-M-2 what one device sent is answered as before when the sender comes back as another device")
    void a_resend_from_another_device_of_the_sender_is_stored_once() {
        Keys keys = new Keys();
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession bob = relay.registerWithKeys(keys, 1);
        UUID conversation = relay.conversation(bob, alice);
        UUID id = UUID.randomUUID();
        TestRelay.Answer first = relay.sendPlain(bob, conversation, id, "EQUAAAA=");

        AuthSession another = relay.login(bob);
        relay.post(another.accessToken(), "/api/v1/keys/prekeys", keys.upload(2, 200, 200));
        TestRelay.Answer again = relay.sendPlain(another, conversation, id, "EQUAAAB=");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(201);
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE message_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_send_that_names_other_devices_is_told_which_and_nothing_is_stored() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession bob = relay.registerWithKeys(new Keys(), 1);
        UUID conversation = relay.conversation(bob, alice);
        DeviceAddress right = new DeviceAddress(alice.userId(), 1);
        DeviceAddress wrong = new DeviceAddress(alice.userId(), 9);

        TestRelay.Answer missing = send(bob, conversation, List.of());
        TestRelay.Answer extra = send(
                bob, conversation, List.of(new Envelope(right, 7, new byte[3]), new Envelope(wrong, 7, new byte[3])));
        TestRelay.Answer stale = send(bob, conversation, List.of(new Envelope(right, 8, new byte[3])));
        TestRelay.Answer good = send(bob, conversation, List.of(new Envelope(right, 7, new byte[3])));

        assertThat(missing.json().list("missing", DeviceAddress::from)).containsExactly(right);
        assertThat(extra.json().list("extra", DeviceAddress::from)).containsExactly(wrong);
        assertThat(stale.json().list("stale", DeviceAddress::from)).containsExactly(right);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(good.status()).isEqualTo(201);
        assertThat(relay.rows("SELECT count(*) FROM message WHERE conversation_id = '" + conversation + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R5.1 a conversation is not there for those who are no members")
    void others_get_404() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession bob = relay.register();
        AuthSession eve = relay.register();
        UUID conversation = relay.conversation(bob, alice);

        assertThat(relay.get(eve.accessToken(), "/api/v1/conversations/" + conversation)
                        .status())
                .isEqualTo(404);
        assertThat(relay.sendPlain(eve, conversation, UUID.randomUUID(), "EQUAAAA=")
                        .status())
                .isEqualTo(404);
        assertThat(relay.conversation(alice, bob)).isEqualTo(conversation);
    }

    @Test
    @DisplayName("R5.4 a ciphertext above 96 KiB and a body above 4 MiB get 413")
    void what_is_too_large_gets_413() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession bob = relay.register();
        UUID conversation = relay.conversation(bob, alice);

        assertThat(relay.sendPlain(bob, conversation, UUID.randomUUID(), Keys.base64(new byte[96 * 1024]))
                        .status())
                .isEqualTo(201);
        assertThat(relay.sendPlain(bob, conversation, UUID.randomUUID(), Keys.base64(new byte[96 * 1024 + 3]))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void a_second_device_waits_until_it_shows_a_signed_prekey() {
        Keys keys = new Keys();
        AuthSession alice = relay.registerWithKeys(keys, 1);
        String name = relay.get(alice.accessToken(), "/api/v1/users/" + alice.userId())
                .json()
                .text("username");
        Json.Obj credentials = Json.build()
                .put("username", name)
                .put("password", "correct horse")
                .object();
        AuthSession second = AuthSession.from(
                relay.post("", "/api/v1/auth/login", credentials).json());

        TestRelay.Answer before = relay.get(second.accessToken(), "/api/v1/keys/bundles/" + alice.userId());
        relay.post(second.accessToken(), "/api/v1/keys/prekeys", keys.upload(1, 10, 11));
        TestRelay.Answer after = relay.get(second.accessToken(), "/api/v1/keys/bundles/" + alice.userId());

        assertThat(second.deviceId()).isEqualTo(2);
        assertThat(before.code()).isEqualTo("device_not_linked");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.json().list("devices", Json::object)).hasSize(1);
    }

    private static TestRelay.Answer send(AuthSession by, UUID conversation, List<Envelope> envelopes) {
        Submission submission =
                new Submission(UUID.randomUUID(), conversation, Submission.Audience.EVERYONE, envelopes);
        return relay.post(by.accessToken(), "/api/v1/conversations/" + conversation + "/messages", submission.toJson());
    }
}
