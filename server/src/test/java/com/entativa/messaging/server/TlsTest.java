package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS of our own.
final class TlsTest {
    @Test
    @DisplayName(
            "R-O-8 own certificate: HTTPS by HTTP/2 with HSTS; a renewed certificate is taken up without a restart")
    void own_certificate(@TempDir Path dir) throws Exception {
        Certificates.write(dir, 30);
        Map<String, String> settings = Map.of(
                "TLS_CERT",
                dir.resolve("cert.pem").toString(),
                "TLS_KEY",
                dir.resolve("key.pem").toString());
        try (TestRelay relay = new TestRelay(Postgres.migrated(), settings)) {
            HttpResponse<String> answer = fetched(dir, relay.port());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            BigInteger before = serial(answer);

            Certificates.write(dir, 60);
            BigInteger expected = ((X509Certificate) certificate(dir)).getSerialNumber();
            BigInteger after = before;
            for (int i = 0; i < 40 && !after.equals(expected); i++) {
                Thread.sleep(500);
                after = serialNow(dir, relay.port(), before);
            }

            assertThat(after).isEqualTo(expected).isNotEqualTo(before);
        }
    }

    /// While the old certificate is shown the new trust refuses it.
    private static BigInteger serialNow(Path dir, int port, BigInteger otherwise) throws Exception {
        try {
            return serial(fetched(dir, port));
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static BigInteger serial(HttpResponse<String> answer) throws IOException {
        Certificate shown = answer.sslSession().orElseThrow().getPeerCertificates()[0];
        return ((X509Certificate) shown).getSerialNumber();
    }

    private static HttpResponse<String> fetched(Path dir, int port) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(trusting(dir)).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/health/live"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Certificate certificate(Path dir) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(dir.resolve("cert.pem"))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static SSLContext trusting(Path dir) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("relay", certificate(dir));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
