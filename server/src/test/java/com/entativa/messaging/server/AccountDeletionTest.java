package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-A-9: a deleted account leaves no row.
@SuppressWarnings("NullAway.Init")
final class AccountDeletionTest {
    private final ManualClock clock = new ManualClock();
    private final TestRelay relay = new TestRelay(Limits.off(), clock);
    private final Keys keys = new Keys();
    private AuthSession alice;
    private AuthSession bob;
    private UUID direct;
    private UUID group;

    /// Alice leaves a trace wherever a user can leave one. A new table that names users fails
    /// {@link #the_walk_sees_every_table_that_names_users}: let her leave one there too.
    @BeforeEach
    void alice_does_all_there_is_to_do() {
        alice = relay.registerWithKeys(keys, 3);
        bob = relay.registerWithKeys(new Keys(), 3);
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        direct = relay.conversation(alice, bob);
        group = relay.group(alice, bob, eve);
        relay.get(bob.accessToken(), "/api/v1/keys/prekeys/" + alice.userId());
        relay.uploadIdentity(alice, new Keys(), true);
        relay.uploadIdentity(alice, keys, true);
        relay.post(alice.accessToken(), "/api/v1/keys/prekeys", keys.upload(5, 700, 702));
        relay.get(bob.accessToken(), "/api/v1/keys/prekeys/" + alice.userId());
        relay.sendTo(alice, direct, bob);
        relay.sendTo(bob, direct, alice);
        relay.sendTo(alice, group, bob, eve);
        relay.sendTo(eve, group, alice);
        talk(eve);
        call(alice, bob);
        call(bob, alice);
        provision();
        relay.call(alice.accessToken(), "PUT", "/api/v1/users/me/privacy", "{\"presence\":\"nobody\"}");
        new MediaCalls(relay.port(), alice.accessToken()).upload(MediaCalls.bytes(100));
        subscribeToPush();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    @DisplayName("R-A-9: no column of any table holds the id any more; what is others' alone stays")
    void no_row_holds_the_id() {
        Set<String> ofBobBefore = relay.traces().of(bob.userId());

        TestRelay.Answer wrong = delete(alice, "wrong horse");
        Set<String> afterWrong = relay.traces().of(alice.userId());
        TestRelay.Answer done = delete(alice, "correct horse");

        assertThat(wrong.code()).isEqualTo("bad_credentials");
        assertThat(afterWrong).contains("account.user_id", "envelope.sender_id", "message.sender_id");
        assertThat(done.status()).isEqualTo(204);
        assertThat(relay.traces().of(alice.userId())).isEmpty();
        assertThat(ofBobBefore).contains("calls.callee_id", "call_log_entry.user_id");
        assertThat(relay.traces().of(bob.userId()))
                .contains("account.user_id", "device.user_id", "one_time_prekey.user_id")
                .doesNotContain(
                        "calls.callee_id",
                        "call_log_entry.user_id",
                        "conversation.low_user_id",
                        "conversation.high_user_id");
        assertThat(relay.get(bob.accessToken(), "/api/v1/conversations/" + direct)
                        .status())
                .isEqualTo(404);
        assertThat(relay.get(bob.accessToken(), "/api/v1/conversations/" + group)
                        .json()
                        .list("participant_ids", Json::uuid))
                .doesNotContain(alice.userId())
                .contains(bob.userId())
                .hasSize(2);
    }

    @Test
    @DisplayName("R-A-9: the walk sees every table that names users, so that none can be forgotten")
    void the_walk_sees_every_table_that_names_users() {
        Set<String> seen = new TreeSet<>();
        for (String trace : relay.traces().of(alice.userId())) seen.add(trace.substring(0, trace.indexOf('.')));
        Set<String> unseen = relay.traces().tablesThatNameUsers();
        unseen.removeAll(seen);

        // An account has a password of ours or comes from outside, never both: OutsideIssuerTest deletes such a one.
        assertThat(unseen).containsExactly("outside_account");
    }

    @Test
    @DisplayName("R-A-9: sockets close with 4401, tokens end at once, the username is free again")
    void sockets_close_and_the_name_is_free() throws Exception {
        String name = relay.get(alice.accessToken(), "/api/v1/users/" + alice.userId())
                .json()
                .text("username");
        AuthSession other = relay.logIn(alice, "correct horse");
        try (TestSocket first = relay.socket(alice, "?start=manual");
                TestSocket second = relay.socket(other, "?start=manual")) {
            long start = System.nanoTime();
            delete(alice, "correct horse");

            assertThat(first.closeCode()).isEqualTo(4401);
            assertThat(second.closeCode()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        Json.Obj again = Json.build()
                .put("username", name)
                .put("display_name", "somebody else")
                .put("password", "another horse")
                .object();
        assertThat(relay.get(alice.accessToken(), "/api/v1/devices").status()).isEqualTo(401);
        assertThat(relay.post(
                                "",
                                "/api/v1/auth/refresh",
                                Json.build()
                                        .put("refresh_token", alice.refreshToken())
                                        .object())
                        .status())
                .isEqualTo(401);
        assertThat(relay.post("", "/api/v1/auth/register", again).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("R-A-9: a waiting device, as a stolen password makes one, deletes nothing")
    void a_waiting_device_deletes_nothing() {
        AuthSession waiting = relay.logIn(alice, "correct horse");

        assertThat(delete(waiting, "correct horse").code()).isEqualTo("device_not_linked");
        assertThat(relay.traces().of(alice.userId())).contains("account.user_id");
    }

    @Test
    @DisplayName("R-A-9: what a send under way at that moment left behind goes within the hour")
    void strays_are_swept() {
        delete(alice, "correct horse");
        String stray = "'" + alice.userId() + "', 1, " + clock.millis();
        relay.execute(
                "INSERT INTO message (message_id, conversation_id, sender_id, sender_device_id, sent_at) VALUES ('"
                        + UUID.randomUUID() + "', '" + group + "', " + stray + ")");
        relay.execute(
                "INSERT INTO envelope (message_id, conversation_id, sender_id, sender_device_id, sent_at, user_id,"
                        + " device_id, kind, content) VALUES ('" + UUID.randomUUID() + "', '" + group + "', " + stray
                        + ", '"
                        + bob.userId() + "', 1, 0, '')");
        Set<String> before = relay.traces().of(alice.userId());
        clock.advance(Duration.ofHours(1));
        relay.sweep();

        assertThat(before).contains("envelope.sender_id", "message.sender_id");
        assertThat(relay.traces().of(alice.userId())).isEmpty();
    }

    private TestRelay.Answer delete(AuthSession by, String password) {
        return relay.call(
                by.accessToken(),
                "DELETE",
                "/api/v1/account",
                Json.build().put("password", password).object().write());
    }

    /// Requests, receipts, a group that was left, blocks either way.
    private void talk(AuthSession eve) {
        Chats chats = new Chats(relay);
        chats.accept(bob, direct);
        UUID message = chats.sent(alice, direct, bob);
        chats.onMessage(bob, "POST", message, "/read");
        chats.leave(alice, chats.group(bob, alice, eve));
        chats.block(alice, eve);
        chats.block(eve, alice);
    }

    private void call(AuthSession from, AuthSession to) {
        Envelope envelope = new Envelope(new DeviceAddress(to.userId(), to.deviceId()), 7, new byte[3]);
        CallFrame offer = new CallFrame(UUID.randomUUID(), direct, CallKind.OFFER, CallMedia.AUDIO, List.of(envelope));
        assertThat(relay.post(from.accessToken(), "/api/v1/calls/" + offer.callId() + "/signal", offer.toJson())
                        .status())
                .isEqualTo(200);
    }

    private void subscribeToPush() {
        Json.Obj body = Json.build()
                .put("endpoint", "https://8.8.8.8/push/an-example")
                .put(
                        "p256dh",
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
                .put("auth", "BTBZMqHH6r4Tts7J_aSIgg")
                .put("navigate", "https://app.example/")
                .object();
        relay.call(alice.accessToken(), "PUT", "/api/v1/push/subscription", body.write());
    }

    private void provision() {
        String key = Keys.base64(Keys.publicKey());
        String address = relay.post(
                        "",
                        "/api/v1/provisioning",
                        Json.build().put("ephemeral_key", key).object())
                .json()
                .text("address");
        Json.Obj blob =
                Json.build().put("ephemeral_key", key).put("blob", "c2VhbGVk").object();
        relay.call(alice.accessToken(), "PUT", "/api/v1/provisioning/" + address, blob.write());
    }
}
