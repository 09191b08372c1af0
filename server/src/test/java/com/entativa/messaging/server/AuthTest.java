package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Tokens: which are good, and for how long.
@SuppressWarnings("NullAway.Init")
final class AuthTest {
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
    @DisplayName("R5.1 tokens that are foreign, unsigned or signed otherwise are refused")
    void forged_tokens_are_refused() throws JOSEException, ParseException {
        AuthSession alice = relay.register();
        SignedJWT good = SignedJWT.parse(alice.accessToken());
        JWTClaimsSet claims = good.getJWTClaimsSet();
        JWSSigner foreign = new ECDSASigner(new ECKeyGenerator(Curve.P_256)
                .keyID(good.getHeader().getKeyID())
                .generate());

        assertThat(status(alice.accessToken())).isEqualTo(200);
        assertThat(status(new PlainJWT(claims).serialize())).isEqualTo(401);
        assertThat(status(signed(JWSAlgorithm.ES256, foreign, claims))).isEqualTo(401);
        assertThat(status(signed(JWSAlgorithm.HS256, new MACSigner(new byte[32]), claims)))
                .isEqualTo(401);
        assertThat(status("nonsense")).isEqualTo(401);
        assertThat(status("")).isEqualTo(401);
    }

    @Test
    void a_token_ends_after_a_quarter_of_an_hour() {
        ManualClock clock = new ManualClock();
        try (TestRelay own = new TestRelay(Limits.off(), clock)) {
            AuthSession alice = own.register();
            int before = own.get(alice.accessToken(), "/api/v1/devices").status();
            clock.advance(Duration.ofMinutes(15));

            assertThat(before).isEqualTo(200);
            assertThat(own.get(alice.accessToken(), "/api/v1/devices").status()).isEqualTo(401);
        }
    }

    @Test
    void a_refresh_token_used_twice_revokes_its_family_and_the_device() {
        AuthSession alice = relay.register();

        AuthSession second = AuthSession.from(refresh(alice).json());
        TestRelay.Answer reuse = refresh(alice);
        TestRelay.Answer victim = refresh(second);

        assertThat(second.refreshToken()).isNotEqualTo(alice.refreshToken());
        assertThat(reuse.code()).isEqualTo("bad_credentials");
        assertThat(victim.status()).isEqualTo(401);
        assertThat(status(second.accessToken())).isEqualTo(401);
    }

    @Test
    @DisplayName("R-A-2: a client that did not get the answer asks again with the same successor")
    void a_refresh_with_its_own_successor_is_answered_again_and_with_another_revokes() {
        AuthSession alice = relay.register();
        String successor = "a".repeat(43);

        TestRelay.Answer first = refresh(alice.refreshToken(), successor);
        TestRelay.Answer again = refresh(alice.refreshToken(), successor);
        AuthSession renewed = AuthSession.from(again.json());
        TestRelay.Answer thief = refresh(alice.refreshToken(), "b".repeat(43));

        assertThat(first.status()).isEqualTo(200);
        assertThat(renewed.refreshToken()).isEqualTo(successor);
        assertThat(thief.status()).isEqualTo(401);
        assertThat(status(renewed.accessToken())).isEqualTo(401);
    }

    @Test
    @DisplayName("R5.2 an unknown user and a wrong password get one answer, and take about the same time")
    void one_answer_for_wrong_credentials() {
        AuthSession alice = relay.register();
        String name = relay.get(alice.accessToken(), "/api/v1/users/" + alice.userId())
                .json()
                .text("username");

        TestRelay.Answer wrong = logIn(name, "wrong password");
        TestRelay.Answer unknown = logIn("nobody.here", "wrong password");

        assertThat(unknown.substance()).isEqualTo(wrong.substance());
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(millisOf("nobody.here")).isGreaterThan(millisOf(name) / 4);
    }

    @Test
    void a_removed_device_is_refused_at_once() {
        AuthSession alice = relay.register();

        assertThat(relay.call(alice.accessToken(), "DELETE", "/api/v1/devices/1", "")
                        .status())
                .isEqualTo(204);
        assertThat(status(alice.accessToken())).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "R5.3 the eleventh log-in of an address and the seventh prekey fetch of a target get 429 with Retry-After")
    void limits_answer_429() {
        ManualClock clock = new ManualClock();
        try (TestRelay own = new TestRelay(Limits.defaults(), clock)) {
            AuthSession alice = own.registerWithKeys(new Keys(), 20);
            AuthSession bob = own.register();
            String bundle = "/api/v1/keys/prekeys/" + alice.userId();
            for (int i = 0; i < 6; i++)
                assertThat(own.get(bob.accessToken(), bundle).status()).isEqualTo(200);
            TestRelay.Answer seventh = own.get(bob.accessToken(), bundle);
            for (int i = 0; i < 8; i++) logIn(own, "nobody" + i, "password");
            TestRelay.Answer eleventh = logIn(own, "nobody.here", "password");
            clock.advance(Duration.ofSeconds(30));

            assertThat(seventh.code()).isEqualTo("too_many_requests");
            assertThat(seventh.response()
                            .headers()
                            .firstValueAsLong("Retry-After")
                            .orElse(0))
                    .isBetween(600L, 676L);
            assertThat(eleventh.status()).isEqualTo(429);
            assertThat(logIn(own, "nobody.here", "password").status()).isEqualTo(401);
        }
    }

    private static long millisOf(String username) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            logIn(username, "wrong password");
            best = Math.min(best, System.nanoTime() - start);
        }
        return TimeUnit.NANOSECONDS.toMillis(best);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static int status(String token) {
        return relay.get(token, "/api/v1/devices").status();
    }

    private static TestRelay.Answer refresh(AuthSession session) {
        return relay.post(
                "",
                "/api/v1/auth/refresh",
                Json.build().put("refresh_token", session.refreshToken()).object());
    }

    private static TestRelay.Answer refresh(String token, String successor) {
        return relay.post(
                "",
                "/api/v1/auth/refresh",
                Json.build()
                        .put("refresh_token", token)
                        .put("next_refresh_token", successor)
                        .object());
    }

    private static TestRelay.Answer logIn(String username, String password) {
        return logIn(relay, username, password);
    }

    private static TestRelay.Answer logIn(TestRelay at, String username, String password) {
        return at.post(
                "",
                "/api/v1/auth/login",
                Json.build().put("username", username).put("password", password).object());
    }
}
