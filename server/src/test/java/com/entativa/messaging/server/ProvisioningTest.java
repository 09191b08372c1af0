package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-V: a new device gets one blob and a log-in from a linked one.
final class ProvisioningTest {
    private static final String PATH = "/api/v1/provisioning";
    private final ManualClock clock = new ManualClock();
    private final TestRelay relay = new TestRelay(Limits.off(), clock);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        relay.close();
    }

    private record Mailbox(String address, String token, String key) {}

    @Test
    @DisplayName("R-V-1, R-V-2, R-V-3: the blob and the log-in of a waiting device are handed out once")
    void a_new_device_takes_blob_and_log_in_once() throws Exception {
        Keys keys = new Keys();
        AuthSession alice = relay.registerWithKeys(keys, 1);
        Mailbox mailbox = open();

        HttpResponse<String> before = fetch(mailbox, mailbox.token(), 0);
        TestRelay.Answer filled = fill(alice, mailbox, mailbox.key(), "c2VhbGVk");
        Json.Obj got = object(fetch(mailbox, mailbox.token(), 0));
        HttpResponse<String> again = fetch(mailbox, mailbox.token(), 0);
        AuthSession fresh = AuthSession.from(got.object("session"));

        assertThat(before.statusCode()).isEqualTo(204);
        assertThat(filled.status()).isEqualTo(201);
        assertThat(got.text("blob")).isEqualTo("c2VhbGVk");
        assertThat(fresh.userId()).isEqualTo(alice.userId());
        assertThat(fresh.deviceId()).isEqualTo(2).isEqualTo((int) filled.json().integer("device_id"));
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(relay.get(fresh.accessToken(), "/api/v1/keys/bundles/" + alice.userId())
                        .code())
                .isEqualTo("device_not_linked");
        assertThat(relay.post(fresh.accessToken(), "/api/v1/keys/prekeys", keys.upload(1, 10, 11))
                        .status())
                .isEqualTo(200);
        assertThat(devices(alice)).extracting(Device::state).containsExactly(Device.State.ACTIVE, Device.State.ACTIVE);
        assertThat(relay.rows("SELECT count(*) FROM provisioning_mailbox")).isZero();
    }

    @Test
    @DisplayName("R-V-2: a mailbox is filled once, by one who has seen its key")
    void a_mailbox_is_filled_once_and_only_for_its_key() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        AuthSession waiting = waitingDeviceOf(alice);
        Mailbox mailbox = open();

        TestRelay.Answer otherKey = fill(eve, mailbox, Keys.base64(Keys.publicKey()), "c2VhbGVk");
        TestRelay.Answer byWaiting = fill(waiting, mailbox, mailbox.key(), "c2VhbGVk");
        TestRelay.Answer first = fill(alice, mailbox, mailbox.key(), "c2VhbGVk");
        TestRelay.Answer second = fill(eve, mailbox, mailbox.key(), "b3RoZXIh");

        assertThat(otherKey.status()).isEqualTo(404);
        assertThat(byWaiting.code()).isEqualTo("device_not_linked");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.code()).isEqualTo("mailbox_filled");
        assertThat(relay.rows("SELECT count(*) FROM device WHERE user_id = '" + eve.userId() + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R-V-2: of 20 that fill at once one does, and one device is made")
    void many_fill_at_once_and_one_does() throws Exception {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession bob = relay.registerWithKeys(new Keys(), 1);
        Mailbox mailbox = open();

        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            AuthSession by = i % 2 == 0 ? alice : bob;
            Thread.startVirtualThread(() -> {
                statuses.merge(fill(by, mailbox, mailbox.key(), "c2VhbGVk").status(), 1, Integer::sum);
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(statuses).containsEntry(201, 1).containsOnlyKeys(201, 409);
        assertThat(relay.rows("SELECT count(*) FROM device")).isEqualTo(3);
    }

    @Test
    @DisplayName("R-V-1: without the mailbox's own token it is not there; the token is kept as a hash alone")
    void another_token_finds_nothing() throws Exception {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        Mailbox mailbox = open();
        Mailbox other = open();
        fill(alice, mailbox, mailbox.key(), "c2VhbGVk");

        assertThat(fetch(mailbox, other.token(), 0).statusCode()).isEqualTo(404);
        assertThat(fetch(mailbox, mailbox.address(), 0).statusCode()).isEqualTo(404);
        assertThat(relay.rows("SELECT count(*) FROM provisioning_mailbox m WHERE m::text LIKE '%" + mailbox.token()
                        + "%' OR encode(fetch_token_hash, 'escape') = '" + mailbox.token() + "'"))
                .isZero();
        assertThat(fetch(mailbox, mailbox.token(), 0).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("R-V-4: after ten minutes it is gone, filled or not")
    void a_mailbox_ends_after_ten_minutes() throws Exception {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        Mailbox empty = open();
        Mailbox full = open();
        fill(alice, full, full.key(), "c2VhbGVk");
        clock.advance(Duration.ofMinutes(10));

        assertThat(fetch(empty, empty.token(), 0).statusCode()).isEqualTo(404);
        assertThat(fetch(full, full.token(), 0).statusCode()).isEqualTo(404);
        assertThat(fill(alice, empty, empty.key(), "c2VhbGVk").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R-V-1: a fetch that waits gets the blob as it comes")
    void a_fetch_waits() throws Exception {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        Mailbox mailbox = open();
        long start = System.nanoTime();
        Thread filler = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            fill(alice, mailbox, mailbox.key(), "c2VhbGVk");
        });

        HttpResponse<String> got = fetch(mailbox, mailbox.token(), 20);
        filler.join();

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(700), Duration.ofSeconds(6));
    }

    @Test
    @DisplayName("R-V-5: one address opens 20 at once, then has to wait")
    void a_flood_is_bounded() {
        for (int i = 0; i < 20; i++) open();

        TestRelay.Answer refused = relay.post("", PATH, body(Keys.base64(Keys.publicKey())));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    @DisplayName("R-V-5: one address looks into mailboxes so often, then has to wait")
    void looks_are_bounded() throws Exception {
        Map<String, String> settings =
                Map.of("LIMIT_PROVISIONING_FETCHES_BURST", "4", "LIMIT_PROVISIONING_FETCHES_PER_SECOND", "0.01");
        try (TestRelay strict = new TestRelay(Limits.off(), clock, settings)) {
            AuthSession alice = strict.registerWithKeys(new Keys(), 1);
            List<Integer> statuses = new ArrayList<>();
            for (String what : List.of("", "/greeting", "", "/answer", "", "/answer")) {
                URI place = URI.create("http://localhost:" + strict.port() + PATH + "/" + "A".repeat(43) + what);
                HttpRequest look = HttpRequest.newBuilder(place)
                        .header("Authorization", "Bearer " + alice.accessToken())
                        .header("Provisioning-Token", "A".repeat(43))
                        .build();
                statuses.add(
                        http.send(look, HttpResponse.BodyHandlers.discarding()).statusCode());
            }

            assertThat(statuses.subList(0, 4)).containsOnly(404);
            assertThat(statuses.subList(4, 6)).containsOnly(429);
        }
    }

    @Test
    @DisplayName("R-V-2: a blob above 512 KiB gets 413")
    void a_blob_that_is_too_large_is_refused() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        Mailbox mailbox = open();

        assertThat(fill(alice, mailbox, mailbox.key(), Keys.base64(new byte[512 * 1024 + 1]))
                        .status())
                .isEqualTo(413);
        assertThat(fill(alice, mailbox, mailbox.key(), Keys.base64(new byte[2 * 1024 * 1024]))
                        .status())
                .isEqualTo(413);
        assertThat(fill(alice, mailbox, mailbox.key(), Keys.base64(new byte[512 * 1024]))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("R-V-3: a device that nobody made active is gone after a day; a linked one stays")
    void a_device_that_never_became_active_goes() throws Exception {
        Keys keys = new Keys();
        AuthSession alice = relay.registerWithKeys(keys, 1);
        Mailbox linked = open();
        fill(alice, linked, linked.key(), "c2VhbGVk");
        AuthSession second =
                AuthSession.from(object(fetch(linked, linked.token(), 0)).object("session"));
        relay.post(second.accessToken(), "/api/v1/keys/prekeys", keys.upload(1, 10, 11));
        Mailbox left = open();
        fill(alice, left, left.key(), "c2VhbGVk");

        clock.advance(Duration.ofHours(25));
        relay.sweep();

        assertThat(relay.rows("SELECT count(*) FROM device WHERE user_id = '" + alice.userId() + "' AND device_id < 3"))
                .isEqualTo(2);
        assertThat(relay.rows("SELECT count(*) FROM device WHERE device_id = 3"))
                .isZero();
        assertThat(relay.rows("SELECT count(*) FROM provisioning_mailbox")).isZero();
    }

    @Test
    @DisplayName("R-V-6: the name the new device sealed comes with it; linked devices may rename")
    void names_are_opaque_and_travel() {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        Json.Obj body = Json.build()
                .put("ephemeral_key", Keys.base64(Keys.publicKey()))
                .put("encrypted_name", "c2VhbGVkIG5hbWU=")
                .object();
        Json.Obj opened = relay.post("", PATH, body).json();
        fill(alice, new Mailbox(opened.text("address"), "", ""), body.text("ephemeral_key"), "c2VhbGVk");

        TestRelay.Answer renamed = relay.call(
                alice.accessToken(),
                "PUT",
                "/api/v1/devices/1/name",
                Json.build().put("encrypted_name", "b2xkIHBob25l").object().write());
        TestRelay.Answer unknown = relay.call(
                alice.accessToken(),
                "PUT",
                "/api/v1/devices/9/name",
                Json.build().put("encrypted_name", "b2xkIHBob25l").object().write());

        assertThat(renamed.status()).isEqualTo(204);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(devices(alice))
                .extracting(device -> new String(device.encryptedName(), java.nio.charset.StandardCharsets.US_ASCII))
                .containsExactly("old phone", "sealed name");
    }

    @Test
    @DisplayName("R-V-7: one greeting and one answer, each for the other side alone; the same again changes nothing")
    void a_linked_and_a_new_device_say_a_word_to_each_other() throws Exception {
        AuthSession alice = relay.registerWithKeys(new Keys(), 1);
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        Mailbox mailbox = open();

        assertThat(send(mailbox, "answer", mailbox.token(), "aGFsbG8=")).isEqualTo(404);
        assertThat(greet(eve, mailbox, Keys.base64(Keys.publicKey()), "ZXZlIQ==")
                        .status())
                .isEqualTo(404);
        assertThat(hear(mailbox, mailbox.token(), 0).statusCode()).isEqualTo(204);
        assertThat(greet(alice, mailbox, mailbox.key(), "aGVsbG8=").status()).isEqualTo(204);
        assertThat(greet(alice, mailbox, mailbox.key(), "aGVsbG8=").status()).isEqualTo(204);
        assertThat(greet(eve, mailbox, mailbox.key(), "ZXZlIQ==").code()).isEqualTo("mailbox_filled");
        assertThat(object(hear(mailbox, mailbox.token(), 5)).text("words")).isEqualTo("aGVsbG8=");
        assertThat(hear(mailbox, mailbox.address(), 0).statusCode()).isEqualTo(404);

        String answer = PATH + "/" + mailbox.address() + "/answer";
        assertThat(relay.get(alice.accessToken(), answer).status()).isEqualTo(204);
        assertThat(send(mailbox, "answer", mailbox.address(), "aGFsbG8=")).isEqualTo(404);
        assertThat(send(mailbox, "answer", mailbox.token(), "aGFsbG8=")).isEqualTo(204);
        assertThat(send(mailbox, "answer", mailbox.token(), "b3RoZXIh")).isEqualTo(409);
        assertThat(relay.get(alice.accessToken(), answer).json().text("words")).isEqualTo("aGFsbG8=");

        clock.advance(Duration.ofMinutes(10));
        assertThat(relay.get(alice.accessToken(), answer).status()).isEqualTo(404);
        assertThat(greet(alice, mailbox, mailbox.key(), "aGVsbG8=").status()).isEqualTo(404);
    }

    private TestRelay.Answer greet(AuthSession by, Mailbox mailbox, String key, String words) {
        Json.Obj body =
                Json.build().put("ephemeral_key", key).put("words", words).object();
        return relay.call(by.accessToken(), "PUT", PATH + "/" + mailbox.address() + "/greeting", body.write());
    }

    private int send(Mailbox mailbox, String what, String token, String words) throws Exception {
        URI uri = URI.create("http://localhost:" + relay.port() + PATH + "/" + mailbox.address() + "/" + what);
        String body = Json.build().put("words", words).object().write();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Provisioning-Token", token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private HttpResponse<String> hear(Mailbox mailbox, String token, int wait) throws Exception {
        return get(mailbox.address() + "/greeting", token, wait);
    }

    private Mailbox open() {
        String key = Keys.base64(Keys.publicKey());
        Json.Obj opened = relay.post("", PATH, body(key)).json();
        return new Mailbox(opened.text("address"), opened.text("fetch_token"), key);
    }

    private static Json.Obj body(String key) {
        return Json.build().put("ephemeral_key", key).object();
    }

    private TestRelay.Answer fill(AuthSession by, Mailbox mailbox, String key, String blob) {
        Json.Obj body = Json.build().put("ephemeral_key", key).put("blob", blob).object();
        return relay.call(by.accessToken(), "PUT", PATH + "/" + mailbox.address(), body.write());
    }

    private HttpResponse<String> fetch(Mailbox mailbox, String token, int wait) throws Exception {
        return get(mailbox.address(), token, wait);
    }

    private HttpResponse<String> get(String what, String token, int wait) throws Exception {
        URI uri =
                URI.create("http://localhost:" + relay.port() + PATH + "/" + what + (wait > 0 ? "?wait=" + wait : ""));
        return http.send(
                HttpRequest.newBuilder(uri).header("Provisioning-Token", token).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Json.Obj object(HttpResponse<String> response) {
        return new TestRelay.Answer(response.statusCode(), response.body(), response).json();
    }

    private List<Device> devices(AuthSession of) {
        return relay.get(of.accessToken(), "/api/v1/devices").json().list("devices", Device::from);
    }

    private AuthSession waitingDeviceOf(AuthSession owner) {
        return relay.logIn(owner, "correct horse");
    }
}
