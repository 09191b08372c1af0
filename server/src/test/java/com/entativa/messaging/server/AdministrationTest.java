package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.command.Program;
import com.entativa.messaging.server.config.Config;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the operator does beside a running relay.
final class AdministrationTest {
    private final Config.Where.External database = Postgres.fresh();

    @Test
    @DisplayName("R-O-5 a disabled account cannot log in, its tokens are void and its socket is cut within seconds")
    void a_disabled_account_is_out() throws Exception {
        try (TestRelay relay = new TestRelay(database, Map.of());
                HttpClient http = HttpClient.newHttpClient()) {
            AuthSession alice = register(relay, "alice");
            TestSocket socket = new TestSocket(http, relay.port(), alice.accessToken(), "");
            socket.next();

            Program disabled = run("account", "disable", alice.userId().toString());

            assertThat(disabled.out()).contains("disabled");
            assertThat(socket.closeCode()).isBetween(4000, 4999);
            assertThat(logIn(relay, "alice").status()).isEqualTo(401);
            assertThat(relay.get(alice.accessToken(), "/api/v1/devices").status())
                    .isEqualTo(401);
            assertThat(relay.post("", "/api/v1/auth/refresh", refresh(alice)).status())
                    .isEqualTo(401);
            assertThat(run("account", "list").out()).contains(alice.userId() + " alice created=", "disabled=");
            assertThat(run("account", "enable", alice.userId().toString()).code())
                    .isZero();
            assertThat(logIn(relay, "alice").status()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("R-O-5 a deleted account is gone from the table and from its socket")
    void a_deleted_account_is_gone() throws Exception {
        try (TestRelay relay = new TestRelay(database, Map.of());
                HttpClient http = HttpClient.newHttpClient()) {
            AuthSession alice = register(relay, "alice");
            TestSocket socket = new TestSocket(http, relay.port(), alice.accessToken(), "");
            socket.next();

            assertThat(run("account", "delete", alice.userId().toString()).code())
                    .isEqualTo(2);
            assertThat(run("account", "delete", alice.userId().toString(), "--yes")
                            .out())
                    .contains("deleted");

            assertThat(socket.closeCode()).isBetween(4000, 4999);
            assertThat(relay.rows("SELECT count(*) FROM account")).isZero();
            assertThat(relay.rows("SELECT count(*) FROM device")).isZero();
            assertThat(relay.get(alice.accessToken(), "/api/v1/devices").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void accounts_are_listed_a_page_at_a_time() {
        try (TestRelay relay = new TestRelay(database, Map.of())) {
            AuthSession first = register(relay, "first");
            register(relay, "second");
            register(relay, "third");

            assertThat(run("account", "list", "--limit=2").out().lines()).hasSize(2);
            assertThat(run("account", "list", "--after", first.userId().toString())
                            .out())
                    .contains(" second ", " third ", "devices=1")
                    .doesNotContain(" first ");
        }
    }

    @Test
    @DisplayName("R-O-6 by invite only: each use of a code makes one account; a code is kept as a hash")
    void by_invite() {
        try (TestRelay relay = new TestRelay(database, Map.of("REGISTRATION", "invite"))) {
            String code = run("invite", "create", "--uses=2")
                    .out()
                    .lines()
                    .findFirst()
                    .orElseThrow();

            assertThat(registered(relay, "a", "").code()).isEqualTo("invite_needed");
            assertThat(registered(relay, "a", "guess").code()).isEqualTo("invite_bad");
            assertThat(registered(relay, "a", code).status()).isEqualTo(201);
            assertThat(registered(relay, "a", code).code()).isEqualTo("username_taken");
            assertThat(registered(relay, "b", code).status()).isEqualTo(201);
            assertThat(registered(relay, "c", code).code()).isEqualTo("invite_bad");
            assertThat(relay.rows(
                            "SELECT count(*) FROM invite WHERE encode(code_hash, 'escape') LIKE '%" + code + "%'"))
                    .isZero();
        }
    }

    @Test
    @DisplayName("R-O-6 a revoked code is no good")
    void a_revoked_code() {
        try (TestRelay relay = new TestRelay(database, Map.of("REGISTRATION", "invite"))) {
            List<String> created = run("invite", "create").out().lines().toList();
            String id = created.get(1).replaceAll("id=(\\S+).*", "$1");
            assertThat(run("invite", "list").out()).contains(id);

            assertThat(run("invite", "revoke", id).code()).isZero();

            assertThat(registered(relay, "a", created.getFirst()).code()).isEqualTo("invite_bad");
            assertThat(run("invite", "list").out()).doesNotContain(id);
        }
    }

    @Test
    @DisplayName("R-O-6 closed is closed")
    void closed() {
        try (TestRelay relay = new TestRelay(database, Map.of("REGISTRATION", "closed"))) {
            assertThat(registered(relay, "a", "").code()).isEqualTo("registration_closed");
        }
    }

    private Program run(String... arguments) {
        return Program.run(Postgres.environment(database), arguments);
    }

    private static AuthSession register(TestRelay relay, String username) {
        return AuthSession.from(registered(relay, username, "").json());
    }

    private static TestRelay.Answer registered(TestRelay relay, String username, String code) {
        Json.Builder body = Json.build()
                .put("username", username.length() < 3 ? "name_" + username : username)
                .put("display_name", username)
                .put("password", "correct horse");
        if (!code.isEmpty()) body.put("invite_code", code);
        return relay.post("", "/api/v1/auth/register", body.object());
    }

    private static TestRelay.Answer logIn(TestRelay relay, String username) {
        Json.Obj body = Json.build()
                .put("username", username)
                .put("password", "correct horse")
                .object();
        return relay.post("", "/api/v1/auth/login", body);
    }

    private static Json.Obj refresh(AuthSession session) {
        return Json.build().put("refresh_token", session.refreshToken()).object();
    }
}
