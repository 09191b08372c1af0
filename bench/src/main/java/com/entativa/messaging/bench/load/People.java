package com.entativa.messaging.bench.load;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes accounts with verified keys over HTTP, two by two in a direct conversation.
final class People implements AutoCloseable {
    static final int REGISTRATION_ID = 7;
    private static final int AT_ONCE = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Crypto crypto = new JdkCrypto();
    private final Randomness randomness = new JdkRandomness();
    private final String url;

    People(String url) {
        this.url = url;
    }

    /// Two who talk to each other.
    record Pair(AuthSession one, AuthSession other, UUID conversation) {}

    List<Pair> pairs(int count) throws InterruptedException, ExecutionException {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Pair>> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "load" + i;
                made.add(workers.submit(() -> pair(name)));
            }
            List<Pair> pairs = new ArrayList<>();
            for (Future<Pair> each : made) pairs.add(each.get());
            return pairs;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Pair pair(String name) {
        AuthSession one = register(name + "a");
        AuthSession other = register(name + "b");
        Json.Obj conversation = Json.build()
                .put("type", "direct")
                .put("participant_ids", List.of(other.userId()), id -> new Json.Text(id.toString()))
                .object();
        return new Pair(
                one,
                other,
                post("conversations", one.accessToken(), conversation).uuid("id"));
    }

    private AuthSession register(String username) {
        Json.Obj account = Json.build()
                .put("username", username)
                .put("display_name", username)
                .put("password", "opened for load alone")
                .object();
        AuthSession session = AuthSession.from(post("auth/register", "", account));
        KeyPair<IdentityKey> identity = KeyPairs.identity(crypto, randomness.secret());
        String publicKey =
                Base64.getEncoder().encodeToString(identity.publicKey().encoded());
        post(
                "keys/identity",
                session.accessToken(),
                Json.build().put("public_key", publicKey).object());
        SignedPreKeyPair signed = SignedPreKeyPair.generate(crypto, randomness, identity, 1);
        PreKeyUpload.Signed upload =
                new PreKeyUpload.Signed(signed.id(), signed.pair().publicKey().encoded(), signed.signature());
        post(
                "keys/prekeys",
                session.accessToken(),
                new PreKeyUpload(REGISTRATION_ID, PreKeyUpload.FIRST_EPOCH, List.of(upload), List.of()).toJson());
        return session;
    }

    private Json.Obj post(String path, String token, Json.Obj body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.write()));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) throw new IllegalStateException(path + ": " + answer.statusCode());
            if (answer.body().isEmpty()) return Json.build().object();
            return switch (Json.read(answer.body(), object -> object)) {
                case Json.Read.Ok<Json.Obj>(Json.Obj object) -> object;
                case Json.Read.Malformed<Json.Obj>(String where) -> throw new IllegalStateException(where);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
