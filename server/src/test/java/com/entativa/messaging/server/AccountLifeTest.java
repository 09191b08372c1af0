package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-A: passwords that change, devices that are revoked, days that are seen.
final class AccountLifeTest {
    private final ManualClock clock = new ManualClock();
    private final TestRelay relay = new TestRelay(Limits.off(), clock);

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    @DisplayName("R-A-7: the old password changes it; the other devices' tokens end when that is asked for")
    void a_password_changes_and_others_are_logged_out() throws Exception {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession second = relay.logIn(alice, "correct horse");
        try (TestSocket others = relay.socket(second, "?start=manual")) {
            TestRelay.Answer wrong = change(alice, "wrong horse", "better horse", true);
            int stillGood = relay.get(second.accessToken(), "/api/v1/devices").status();
            TestRelay.Answer done = change(alice, "correct horse", "better horse", true);

            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.code()).isEqualTo("bad_credentials");
            assertThat(stillGood).isEqualTo(200);
            assertThat(done.status()).isEqualTo(204);
            assertThat(others.closeCode()).isEqualTo(4401);
        }
        assertThat(relay.get(second.accessToken(), "/api/v1/devices").status()).isEqualTo(401);
        assertThat(relay.get(alice.accessToken(), "/api/v1/devices").status()).isEqualTo(200);
        assertThat(relay.tryLogIn(alice, "correct horse").status()).isEqualTo(401);
        assertThat(relay.tryLogIn(alice, "better horse").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R-A-7: without being asked other devices stay logged in; a waiting device changes nothing")
    void others_stay_and_a_waiting_device_may_not() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession second = relay.logIn(alice, "correct horse");

        TestRelay.Answer byWaiting = change(second, "correct horse", "better horse", true);
        TestRelay.Answer done = change(alice, "correct horse", "better horse", false);

        assertThat(byWaiting.code()).isEqualTo("device_not_linked");
        assertThat(done.status()).isEqualTo(204);
        assertThat(relay.get(second.accessToken(), "/api/v1/devices").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("R-A-6: a revoked device's token ends at once, its socket in 5 s, its mailbox is gone")
    void revocation_cuts_at_once() throws Exception {
        Keys keys = new Keys();
        AuthSession alice = relay.registerWithKeys(keys, 1);
        AuthSession second = relay.logIn(alice, "correct horse");
        relay.post(second.accessToken(), "/api/v1/keys/prekeys", keys.upload(2, 300, 301));
        AuthSession bob = relay.registerWithKeys(new Keys(), 1);
        relay.sendTo(bob, relay.conversation(bob, alice), alice, second);

        try (TestSocket socket = relay.socket(second, "?start=manual")) {
            long waiting = envelopesOf(second);
            long start = System.nanoTime();
            TestRelay.Answer removed =
                    relay.call(alice.accessToken(), "DELETE", "/api/v1/devices/" + second.deviceId(), "");
            int code = socket.closeCode();

            assertThat(removed.status()).isEqualTo(204);
            assertThat(waiting).isEqualTo(1);
            assertThat(code).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(relay.get(second.accessToken(), "/api/v1/devices").status())
                    .isEqualTo(401);
            assertThat(refresh(second).status()).isEqualTo(401);
            assertThat(envelopesOf(second)).isZero();
            assertThat(envelopesOf(alice)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("R-A-8: of when a device was here the day alone is kept")
    void the_day_alone_is_kept() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        long day = Duration.ofDays(1).toMillis();
        long first = devices(alice).getFirst().lastSeenMillis();

        clock.advance(Duration.ofDays(3));
        AuthSession renewed = AuthSession.from(refresh(alice).json());
        long later = devices(renewed).getFirst().lastSeenMillis();

        assertThat(first % day).isZero();
        assertThat(later - first).isEqualTo(3 * day);
    }

    private TestRelay.Answer change(AuthSession by, String old, String fresh, boolean logOutOthers) {
        return relay.post(
                by.accessToken(),
                "/api/v1/account/password",
                Json.build()
                        .put("old_password", old)
                        .put("new_password", fresh)
                        .put("log_out_others", logOutOthers)
                        .object());
    }

    private TestRelay.Answer refresh(AuthSession session) {
        return relay.post(
                "",
                "/api/v1/auth/refresh",
                Json.build().put("refresh_token", session.refreshToken()).object());
    }

    private List<Device> devices(AuthSession of) {
        return relay.get(of.accessToken(), "/api/v1/devices").json().list("devices", Device::from);
    }

    private long envelopesOf(AuthSession device) {
        return relay.rows("SELECT count(*) FROM envelope WHERE kind <> 20 AND user_id = '" + device.userId()
                + "' AND device_id = " + device.deviceId());
    }
}
