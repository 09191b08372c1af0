package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Notices to devices that do not take what waits for them, received by a push service that decrypts.
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("NullAway.Init")
final class PushTest {
    private static final String NAVIGATE = "https://app.example/chats";
    private final ManualClock clock = new ManualClock();
    private TestRelay relay;
    private PushReceiver service;
    private AuthSession alice;
    private AuthSession bob;
    private UUID conversation;

    @BeforeEach
    void start() throws Exception {
        relay = new TestRelay(Limits.off(), clock, Map.of("PUSH_PRIVATE_HOSTS", "true"));
        service = new PushReceiver();
        alice = relay.registerWithKeys(new Keys(), 1);
        bob = relay.registerWithKeys(new Keys(), 1);
        conversation = relay.conversation(alice, bob);
    }

    @AfterEach
    void stop() {
        service.close();
        relay.close();
    }

    @Test
    @DisplayName("R-P-1 a device without a socket gets a neutral notice it can decrypt, signed by the relay")
    void notice() throws Exception {
        subscribe(bob);
        send("Y2lwaGVydGV4dA==");
        clock.advance(Duration.ofSeconds(1));

        PushReceiver.Posted push = service.next();
        Map<String, Object> claims = PushReceiver.claims(push, publicKey());

        assertThat(push.path()).isEqualTo("/bob");
        assertThat(push.header("Content-encoding")).isEqualTo("aes128gcm");
        assertThat(push.header("Urgency")).isEqualTo("normal");
        assertThat(push.header("Topic")).isEqualTo("messages");
        assertThat(Long.parseLong(push.header("Ttl"))).isEqualTo(7 * 86_400);
        assertThat(claims).containsEntry("aud", service.origin()).containsKeys("exp", "sub");
        assertThat(service.decrypted(push)).isEqualTo("""
                        {"web_push":8030,"notification":{"title":"New message","navigate":"https://app.example/chats",\
                        "tag":"messages"}}""");
    }

    @Test
    @DisplayName("R-P-2 ten messages make one notice; after it the device is left alone for 30 seconds")
    void one_notice() throws Exception {
        subscribe(bob);
        for (int i = 0; i < 10; i++) send("AAAA");
        clock.advance(Duration.ofSeconds(1));
        service.next();

        send("AAAA");
        clock.advance(Duration.ofSeconds(20));
        assertThat(service.isQuietFor(1_500)).isTrue();
        clock.advance(Duration.ofSeconds(31));
        service.next();
        assertThat(service.isQuietFor(1_500)).isTrue();
    }

    @Test
    @DisplayName("R-P-2 what was taken meanwhile needs no notice")
    void taken_meanwhile() throws Exception {
        subscribe(bob);
        UUID id = send("AAAA");
        relay.post(
                bob.accessToken(),
                "/api/v1/messages/acknowledge",
                Json.build()
                        .put("message_ids", List.of(id), one -> new Json.Text(one.toString()))
                        .object());
        clock.advance(Duration.ofSeconds(2));

        assertThat(service.isQuietFor(1_500)).isTrue();
    }

    @Test
    @DisplayName("R-P-2 a muted conversation makes no notice until it is not muted any more")
    void muted() throws Exception {
        subscribe(bob);
        mute(4_000_000_000_000L);
        send("AAAA");
        clock.advance(Duration.ofSeconds(1));
        assertThat(service.isQuietFor(1_500)).isTrue();

        mute(0);
        send("AAAA");
        clock.advance(Duration.ofSeconds(1));
        assertThat(service.next().path()).isEqualTo("/bob");
    }

    @Test
    @DisplayName("R-P-2 what is urgent goes out at once, with a life of a minute, also shortly after another notice")
    void urgent() throws Exception {
        relay.sendPlain(bob, conversation, UUID.randomUUID(), "AAAA");
        subscribe(bob);
        send("AAAA");
        clock.advance(Duration.ofSeconds(1));
        service.next();
        clock.advance(Duration.ofSeconds(6));

        assertThat(offer().status()).isEqualTo(200);

        PushReceiver.Posted push = service.next();
        assertThat(push.header("Urgency")).isEqualTo("high");
        assertThat(push.header("Ttl")).isEqualTo("60");
        assertThat(push.header("Topic")).isEqualTo("messages");
    }

    @Test
    @DisplayName("R4.1 a push to a socket that is not acknowledged for 15 seconds is followed by a notice")
    void unacknowledged() throws Exception {
        subscribe(bob);
        try (TestSocket socket = relay.socket(bob, "")) {
            socket.next(AnswerFrame.CaughtUp.class);
            send("AAAA");
            socket.next(MailFrame.Message.class);
            clock.advance(Duration.ofSeconds(14));
            assertThat(service.isQuietFor(1_500)).isTrue();
            clock.advance(Duration.ofSeconds(1));

            assertThat(service.next().path()).isEqualTo("/bob");
        }
    }

    @Test
    @DisplayName("R-P-3 a subscription the push service knows no more is removed")
    void gone() throws Exception {
        subscribe(bob);
        service.answer(410, Map.of());
        send("AAAA");
        clock.advance(Duration.ofSeconds(1));
        service.next();

        for (int i = 0; i < 100 && subscriptions() > 0; i++) Thread.sleep(50);
        assertThat(subscriptions()).isZero();
    }

    @Test
    @DisplayName("R-P-3 429 and 5xx are tried again later, not before Retry-After, and block no send")
    void backs_off() throws Exception {
        subscribe(bob);
        service.answer(429, Map.of("Retry-After", "100"));
        send("AAAA");
        clock.advance(Duration.ofSeconds(1));
        service.next();
        Thread.sleep(500);
        service.answer(503, Map.of());
        clock.advance(Duration.ofSeconds(90));
        assertThat(service.isQuietFor(1_500)).isTrue();

        clock.advance(Duration.ofSeconds(11));
        service.next();
        Thread.sleep(500);
        service.answer(201, Map.of());
        clock.advance(Duration.ofSeconds(61));
        service.next();
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-P-4 a redirect is not followed")
    void redirect() throws Exception {
        try (PushReceiver inside = new PushReceiver()) {
            subscribe(bob);
            service.answer(307, Map.of("Location", inside.origin() + "/inside"));
            send("AAAA");
            clock.advance(Duration.ofSeconds(1));
            service.next();

            assertThat(inside.isQuietFor(1_500)).isTrue();
        }
    }

    @Test
    @DisplayName("R-P-5 the subscription ends by itself, with its log-out and with its device")
    void ends() {
        subscribe(bob);
        assertThat(relay.call(bob.accessToken(), "DELETE", "/api/v1/push/subscription", "")
                        .status())
                .isEqualTo(204);
        assertThat(subscriptions()).isZero();

        subscribe(bob);
        relay.call(bob.accessToken(), "POST", "/api/v1/auth/logout", "");
        assertThat(subscriptions()).isZero();

        subscribe(alice);
        relay.call(alice.accessToken(), "DELETE", "/api/v1/devices/" + alice.deviceId(), "");
        assertThat(subscriptions()).isZero();
    }

    @Test
    void keys_that_are_none_are_refused() {
        String beside = Base64URL.encode(new byte[65]).toString();
        assertThat(put(bob, service.origin() + "/bob", beside, service.auth()).code())
                .isEqualTo("bad_request");
        assertThat(put(bob, "ftp://push.example/bob", service.p256dh(), service.auth())
                        .code())
                .isEqualTo("bad_request");
    }

    @Test
    @DisplayName("RFC 8291, appendix A: the receiver of these tests decrypts the document's example")
    void the_receiver_is_right() throws Exception {
        ECKey key = new ECKey.Builder(PushReceiver.publicKey(new Base64URL(
                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
                        .decode()))
                .d(new Base64URL("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"))
                .build();
        ByteBuffer message = ByteBuffer.wrap(new Base64URL(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                                + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")
                .decode());

        String plain = PushReceiver.decrypted(message, key, new Base64URL("BTBZMqHH6r4Tts7J_aSIgg").decode());

        assertThat(plain).isEqualTo("When I grow up, I want to be a watermelon");
    }

    private UUID send(String content) {
        UUID id = UUID.randomUUID();
        assertThat(relay.sendPlain(alice, conversation, id, content).status()).isEqualTo(201);
        return id;
    }

    /// A call of Alice's that rings at Bob's.
    private TestRelay.Answer offer() {
        Json.Obj body = Json.build()
                .put("conversation_id", conversation)
                .put("kind", "offer")
                .put("media", "audio")
                .put(
                        "envelopes",
                        List.of(new Envelope(new DeviceAddress(bob.userId(), bob.deviceId()), 7, new byte[3])),
                        Envelope::toJson)
                .object();
        return relay.post(alice.accessToken(), "/api/v1/calls/" + UUID.randomUUID() + "/signal", body);
    }

    private void mute(long until) {
        Json.Obj body = Json.build().put("muted_until", until).object();
        String path = "/api/v1/conversations/" + conversation + "/settings";
        assertThat(relay.call(bob.accessToken(), "PUT", path, body.write()).status())
                .isEqualTo(204);
    }

    private void subscribe(AuthSession device) {
        assertThat(put(device, service.origin() + "/bob", service.p256dh(), service.auth())
                        .status())
                .isEqualTo(204);
    }

    private TestRelay.Answer put(AuthSession device, String endpoint, String p256dh, String auth) {
        Json.Obj body = Json.build()
                .put("endpoint", endpoint)
                .put("p256dh", p256dh)
                .put("auth", auth)
                .put("navigate", NAVIGATE)
                .object();
        return relay.call(device.accessToken(), "PUT", "/api/v1/push/subscription", body.write());
    }

    private String publicKey() {
        return relay.get(bob.accessToken(), "/api/v1/push/key").json().text("public_key");
    }

    private long subscriptions() {
        return relay.rows("SELECT count(*) FROM push_subscription");
    }
}
