package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Limits;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-A-1: the platform's own login, by a real key set over HTTP.
final class OutsideIssuerTest {
    private static final String ISSUER = "https://login.platform.example";
    private static final String AUDIENCE = "messages";

    private final Config.Where.External database = Postgres.migrated();
    private final HttpServer platform;
    private final ECKey key;
    private final RelayServer relay;

    OutsideIssuerTest() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("platform").generate();
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        platform.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        platform.start();
        relay = start();
    }

    @AfterEach
    void stop() {
        relay.close();
        platform.stop(0);
    }

    @Test
    @DisplayName("R-A-1: a token of the configured issuer is an account of ours; any other is 401")
    void a_platform_token_opens_an_account() throws Exception {
        String good = token(key, ISSUER, AUDIENCE, "person-17");
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID("platform").generate();

        HttpResponse<String> first = devices(good);
        HttpResponse<String> second = devices(token(key, ISSUER, AUDIENCE, "person-17"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body()).contains("\"device_id\":1");
        assertThat(devices(token(foreign, ISSUER, AUDIENCE, "person-17")).statusCode())
                .isEqualTo(401);
        assertThat(devices(token(key, "https://elsewhere.example", AUDIENCE, "person-17"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(devices(token(key, ISSUER, "shop", "person-17")).statusCode())
                .isEqualTo(401);
        assertThat(Json.read(first.body(), body -> body.list("devices", Json::object)))
                .isInstanceOf(Json.Read.Ok.class);
    }

    @Test
    @DisplayName("R-A-9: an account that came from outside has no password of ours, and is deleted without")
    void an_outside_account_is_deleted_without_a_password() throws Exception {
        String token = token(key, ISSUER, AUDIENCE, "person-18");
        devices(token);
        long before = Postgres.count(database, "SELECT count(*) FROM outside_account");

        HttpResponse<String> password = asked("POST", "/api/v1/account/password", token, """
                {"old_password": "whatever", "new_password": "correct horse"}""");
        HttpResponse<String> deleted = asked("DELETE", "/api/v1/account", token, "{}");

        assertThat(password.body()).contains("\"no_password\"");
        assertThat(before).isEqualTo(1);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(Postgres.count(
                        database,
                        "SELECT (SELECT count(*) FROM outside_account)"
                                + " + (SELECT count(*) FROM account) + (SELECT count(*) FROM device)"))
                .isZero();
    }

    private HttpResponse<String> asked(String method, String path, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private RelayServer start() throws IOException {
        Path data = Files.createTempDirectory("outside");
        Config standard = Config.of(Map.of(
                "PORT",
                "0",
                "DATA_DIR",
                data.toString(),
                "OIDC_ISSUER",
                ISSUER,
                "OIDC_AUDIENCE",
                AUDIENCE,
                "OIDC_JWKS_URL",
                "http://127.0.0.1:" + platform.getAddress().getPort() + "/keys"));
        Config config = standard.withDatabase(database).withLimits(Limits.off());
        return RelayServer.start(config, InstantSource.system(), new SecureRandom());
    }

    private HttpResponse<String> devices(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + relay.port() + "/api/v1/devices"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String token(ECKey signer, String issuer, String audience, String subject) throws JOSEException {
        Instant now = InstantSource.system().instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("platform").build(), claims);
        token.sign(new ECDSASigner(signer));
        return token.serialize();
    }
}
