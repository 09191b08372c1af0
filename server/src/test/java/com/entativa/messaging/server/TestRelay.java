package com.entativa.messaging.server;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.postgres.Database;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A relay on a fresh database, and the calls that tests make of it.
final class TestRelay implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();
    /// Nodes believe each other's tokens.
    private static final String SIGNING_KEY = signingKey();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Config.Where.External database;
    private final RelayServer server;

    TestRelay(Limits limits) {
        this(limits, InstantSource.system());
    }

    TestRelay(Limits limits, InstantSource clock) {
        this(limits, clock, Map.of());
    }

    /// With these settings too.
    TestRelay(Limits limits, InstantSource clock, Map<String, String> settings) {
        this(settings, limits, clock, Postgres.migrated());
    }

    /// One of several nodes on one database.
    TestRelay(Limits limits, Config.Where.External database, String valkeyUrl) {
        this(
                Map.of("VALKEY_URL", valkeyUrl, "JWT_SIGNING_JWK", SIGNING_KEY, "VAPID_JWK", SIGNING_KEY),
                limits,
                InstantSource.system(),
                database);
    }

    /// As an operator sets it up, on a database that may hold something already.
    TestRelay(Config.Where.External database, Map<String, String> settings) {
        this(settings, Limits.off(), InstantSource.system(), database);
    }

    private TestRelay(
            Map<String, String> settings, Limits limits, InstantSource clock, Config.Where.External database) {
        this.database = database;
        try {
            Map<String, String> all = new HashMap<>(settings);
            all.putIfAbsent("DATA_DIR", Files.createTempDirectory("relay").toString());
            all.putAll(Map.of("PORT", "0", "DATABASE_CONNECTIONS", "8"));
            Config config = Config.of(all).withDatabase(database).withLimits(limits);
            server = RelayServer.start(config, clock, new SecureRandom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signingKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    record Answer(int status, String body, HttpResponse<String> response) {
        Json.Obj json() {
            return switch (Json.read(body, object -> object)) {
                case Json.Read.Ok<Json.Obj>(Json.Obj object) -> object;
                case Json.Read.Malformed<Json.Obj>(String where) -> throw new AssertionError("not JSON: " + where);
            };
        }

        /// The body but for the request's id, which is never the same twice.
        String substance() {
            return body.replaceAll(",\"request_id\":\"[^\"]*\"", "");
        }

        String code() {
            return json().text("code");
        }
    }

    int port() {
        return server.port();
    }

    /// Of its database.
    Database.Address address() {
        return new Database.Address(database.jdbcUrl(), database.user(), database.password());
    }

    void sweep() {
        server.sweep();
    }

    long rows(String sql) {
        return Postgres.count(database, sql);
    }

    void execute(String sql) {
        Postgres.execute(database, sql);
    }

    Traces traces() {
        return new Traces(database);
    }

    Answer get(String token, String path) {
        return call(token, "GET", path, "");
    }

    Answer post(String token, String path, Json.Obj body) {
        return call(token, "POST", path, body.write());
    }

    Answer call(String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A new account without keys.
    AuthSession register() {
        String username = "user" + NAMES.incrementAndGet();
        Json.Obj body = Json.build()
                .put("username", username)
                .put("display_name", username)
                .put("password", "correct horse")
                .object();
        return AuthSession.from(post("", "/api/v1/auth/register", body).json());
    }

    /// The same device of another account, which is like this one's and has no keys either. Made in the tables: to
    /// hash a password for each of hundreds of people would be most of what a test does. The tokens are real.
    AuthSession twin(AuthSession of, UUID as) {
        int number = NAMES.incrementAndGet();
        String token = "%043d".formatted(number);
        execute("""
                INSERT INTO account
                SELECT (jsonb_populate_record(a, jsonb_build_object('user_id', '%1$s', 'username', 'twin%5$d'))).*
                  FROM account a WHERE user_id = '%3$s'
                ON CONFLICT (user_id) DO NOTHING;
                INSERT INTO device
                SELECT (jsonb_populate_record(d, jsonb_build_object('user_id', '%1$s'))).*
                  FROM device d WHERE user_id = '%3$s' AND device_id = %4$d;
                INSERT INTO refresh_token (hash, family, user_id, device_id, expires_at)
                VALUES (sha256('%2$s'), gen_random_uuid(), '%1$s', %4$d, 4102444800000)
                """.formatted(as, token, of.userId(), of.deviceId(), number));
        Json.Obj body = Json.build().put("refresh_token", token).object();
        return AuthSession.from(post("", "/api/v1/auth/refresh", body).json());
    }

    /// Another device of the account, which waits.
    AuthSession logIn(AuthSession account, String password) {
        return AuthSession.from(tryLogIn(account, password).json());
    }

    Answer tryLogIn(AuthSession account, String password) {
        String name = get(account.accessToken(), "/api/v1/users/" + account.userId())
                .json()
                .text("username");
        return post(
                "",
                "/api/v1/auth/login",
                Json.build().put("username", name).put("password", password).object());
    }

    /// A new account with identity key, a signed prekey and `stock` one-time prekeys.
    AuthSession registerWithKeys(Keys keys, int stock) {
        AuthSession session = register();
        giveKeys(session, keys, stock);
        return session;
    }

    void giveKeys(AuthSession session, Keys keys, int stock) {
        uploadIdentity(session, keys, false);
        post(session.accessToken(), "/api/v1/keys/prekeys", keys.upload(1, 100, 99 + stock));
    }

    /// A further, waiting device of the account.
    AuthSession login(AuthSession owner) {
        String name = get(owner.accessToken(), "/api/v1/users/" + owner.userId())
                .json()
                .text("username");
        Json.Obj body = Json.build()
                .put("username", name)
                .put("password", "correct horse")
                .object();
        return AuthSession.from(post("", "/api/v1/auth/login", body).json());
    }

    Answer uploadIdentity(AuthSession session, Keys keys, boolean startOver) {
        Json.Builder body = Json.build().put("public_key", keys.identity());
        if (startOver) body.put("start_over", true);
        return post(session.accessToken(), "/api/v1/keys/identity", body.object());
    }

    UUID conversation(AuthSession by, AuthSession with) {
        return conversation("direct", by, with);
    }

    UUID group(AuthSession by, AuthSession... others) {
        return conversation("group", by, others);
    }

    private UUID conversation(String type, AuthSession by, AuthSession... others) {
        Json.Obj body = Json.build()
                .put("type", type)
                .put(
                        "participant_ids",
                        Arrays.asList(others),
                        other -> new Json.Text(other.userId().toString()))
                .object();
        return post(by.accessToken(), "/api/v1/conversations", body).json().uuid("id");
    }

    Answer sendPlain(AuthSession by, UUID conversation, UUID messageId, String content) {
        Json.Obj body = Json.build()
                .put("message_id", messageId)
                .put("content", content)
                .put("content_type", "text")
                .object();
        return post(by.accessToken(), "/api/v1/conversations/" + conversation + "/messages", body);
    }

    /// One ciphertext for each device named, whoever else there is. All have registration id 7.
    Answer sendTo(AuthSession by, UUID conversation, AuthSession... devices) {
        List<Envelope> envelopes = Arrays.stream(devices)
                .map(to -> new Envelope(new DeviceAddress(to.userId(), to.deviceId()), 7, new byte[3]))
                .toList();
        Submission submission = new Submission(UUID.randomUUID(), conversation, Submission.Audience.LISTED, envelopes);
        return post(by.accessToken(), "/api/v1/conversations/" + conversation + "/messages", submission.toJson());
    }

    TestSocket socket(AuthSession session, String query) {
        return new TestSocket(http, port(), session.accessToken(), query);
    }

    TestSocket socketByTicket(String ticket) {
        return new TestSocket(http, port(), "", "?ticket=" + ticket);
    }

    /// A socket whose mailbox was read to its end; it must be empty.
    TestSocket caughtUp(AuthSession session) throws InterruptedException {
        TestSocket socket = socket(session, "");
        socket.next(AnswerFrame.CaughtUp.class);
        return socket;
    }

    int openSockets() {
        return server.openSockets();
    }

    /// Pushed to sockets and not yet taken by the system.
    long unsentBytes() {
        return server.unsentBytes();
    }

    boolean hearsOthers() {
        return server.hearsOthers();
    }

    @Override
    public void close() {
        server.close();
    }
}
