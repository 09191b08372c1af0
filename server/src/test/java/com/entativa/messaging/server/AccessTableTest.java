package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.server.AccessTable.Kind;
import com.entativa.messaging.server.AccessTable.Row;
import com.entativa.messaging.server.config.Limits;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// R5.1: every operation of the contract, by every kind of caller of `access-table.txt`.
@SuppressWarnings("NullAway.Init")
final class AccessTableTest {
    private static final AccessTable TABLE = AccessTable.read();
    private static final List<ContractOperation> OPERATIONS = ContractOperation.all(ContractOperation.contract());
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ECKey signingKey;
    private static TestRelay relay;
    private static AccessScene untouched;

    /// Whose twins are the callers of each row; and a device of theirs which waits.
    private static AuthSession model;

    private static AuthSession waiting;

    @BeforeAll
    static void start() throws JOSEException {
        signingKey = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        relay = new TestRelay(Limits.off(), InstantSource.system(), settings());
        untouched = AccessScene.set(AccessCast.of(relay));
        model = relay.register();
        waiting = relay.logIn(model, AccessCast.PASSWORD);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("JWT_SIGNING_JWK", signingKey.toJSONString());
        settings.put("TURN_URLS", "turn:localhost:3478");
        settings.put("TURN_SECRET", "a secret of tests");
        for (String limit : List.of("CALLS", "CALL_SIGNALS", "PROVISIONING", "LINKING")) {
            settings.put("LIMIT_" + limit + "_PER_SECOND", "1000000");
        }
        return settings;
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @Test
    @DisplayName("R5.1 every operation and every frame has its row, and no row is left over")
    void the_table_is_whole() {
        TreeSet<String> named = new TreeSet<>(AccessFrames.names());
        OPERATIONS.forEach(operation -> named.add(operation.id()));

        assertThat(new TreeSet<>(TABLE.rows().keySet())).isEqualTo(named);
        assertThat(OPERATIONS).allSatisfy(operation -> assertThat(TABLE.rows().get(operation.id()) instanceof Row.Open)
                .as(operation.id() + " is open in both or in neither")
                .isEqualTo(operation.isOpen()));
    }

    @ParameterizedTest
    @MethodSource("closed")
    @DisplayName("R5.1 each kind of caller is answered as the table says; refused ones change nothing")
    void by_caller(ContractOperation operation) throws IOException, InterruptedException {
        AccessScene scene = AccessScene.set(AccessCast.like(relay, model, waiting));
        Map<Kind, String> answered = new LinkedHashMap<>();
        Map<Kind, String> said = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            String token = scene.cast().of(kind).accessToken();
            answered.put(kind, "" + status(token, AccessRequest.of(operation, scene, kind)));
            said.put(kind, TABLE.answer(operation.id(), kind));
        }

        assertThat(answered).as(operation.id()).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("closed")
    @DisplayName("R5.1 no token, an expired, a forged, an unsigned and a falsely signed one are 401 everywhere")
    void without_a_good_token(ContractOperation operation) throws Exception {
        AccessRequest request = AccessRequest.of(operation, untouched, Kind.OWNER);
        Map<String, Integer> answered = new LinkedHashMap<>();
        badTokens().forEach((name, token) -> answered.put(name, status(token, request)));

        assertThat(answered)
                .allSatisfy((name, status) -> assertThat(status).as(name).isEqualTo(401));
    }

    @ParameterizedTest
    @MethodSource("frames")
    @DisplayName("R5.1 each kind of caller is answered on the socket as the table says")
    void by_frame(String frame) throws InterruptedException {
        AccessScene scene = AccessScene.set(AccessCast.like(relay, model, waiting));
        Map<Kind, String> answered = new LinkedHashMap<>();
        Map<Kind, String> said = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            answered.put(kind, AccessFrames.answer(frame, scene, kind));
            said.put(kind, TABLE.answer(frame, kind));
        }

        assertThat(answered).as(frame).isEqualTo(said);
    }

    static List<ContractOperation> closed() {
        return OPERATIONS.stream().filter(operation -> !operation.isOpen()).toList();
    }

    static List<String> frames() {
        return AccessFrames.names();
    }

    private static Map<String, String> badTokens() throws JOSEException, ParseException {
        SignedJWT good = SignedJWT.parse(untouched.cast().of(Kind.OWNER).accessToken());
        JWTClaimsSet claims = good.getJWTClaimsSet();
        JWTClaimsSet expired = new JWTClaimsSet.Builder(claims)
                .expirationTime(Date.from(Instant.now().minusSeconds(1)))
                .build();
        JWSSigner foreign = new ECDSASigner(
                new ECKeyGenerator(Curve.P_256).keyID(signingKey.getKeyID()).generate());
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no token", "");
        tokens.put("expired", signed(JWSAlgorithm.ES256, new ECDSASigner(signingKey), expired));
        tokens.put("signed by another key", signed(JWSAlgorithm.ES256, foreign, claims));
        tokens.put("alg=none", new PlainJWT(claims).serialize());
        tokens.put("HMAC", signed(JWSAlgorithm.HS256, new MACSigner(new byte[32]), claims));
        return tokens;
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(signingKey.getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static int status(String token, AccessRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + relay.port() + request.path()))
                .method(request.method(), request.publisher());
        request.headers().forEach(http::header);
        if (!token.isEmpty()) http.header("Authorization", "Bearer " + token);
        try {
            return HTTP.send(http.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
