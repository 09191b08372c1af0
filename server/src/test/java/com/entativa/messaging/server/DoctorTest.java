package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.command.Program;
import com.entativa.messaging.server.config.Config;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `messenger-server doctor` on what is well and on what is not.
final class DoctorTest {
    private final Config.Where.External database = Postgres.fresh();

    @TempDir
    private Path dir = Path.of("");

    @Test
    @DisplayName("R-O-11 all is well: every line says so (but the test's database, which does not sync)")
    void all_is_well() throws Exception {
        Certificates.write(dir, 90);
        try (TestRelay relay = new TestRelay(database, Map.of())) {
            assertThat(relay.port()).isPositive();

            Program doctor = run(Map.of(
                    "TLS_CERT",
                    dir.resolve("cert.pem").toString(),
                    "TLS_KEY",
                    dir.resolve("key.pem").toString()));

            assertThat(doctor.out())
                    .contains("ok   database  PostgreSQL 18", "ok   database  schema ", "its clock differs by")
                    .contains("fail database  fsync or synchronous_commit is off")
                    .contains("ok   clock", "ok   disk")
                    .contains("ok   tls       for localhost", "in force until", "the key is the certificate's")
                    .contains("ok   media", "ok   turn      none", "ok   valkey    none")
                    .contains("ok   tokens    no key yet", "ok   push      no key yet");
            assertThat(doctor.code()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("R-O-11 what is wrong is named with its remedy, and the exit code says so")
    void what_is_wrong_is_named() throws Exception {
        Certificates.write(dir, 3);
        Path other = Files.createDirectory(dir.resolve("other"));
        Certificates.write(other, 90);
        Program doctor = Program.run(
                Map.of(
                        "DATABASE_URL",
                        "postgres://relay:hush@127.0.0.1:1/none",
                        "DATA_DIR",
                        "/proc/nowhere",
                        "TLS_CERT",
                        dir.resolve("cert.pem").toString(),
                        "TLS_KEY",
                        other.resolve("key.pem").toString(),
                        "TURN_URLS",
                        "turn:127.0.0.1:9",
                        "TURN_SECRET",
                        "hush",
                        "VALKEY_URL",
                        "redis://:hush@127.0.0.1:1",
                        "JWT_SIGNING_JWK",
                        "hush",
                        "VAPID_JWK",
                        "hush"),
                "doctor");

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("fail database", "→ is it running")
                .contains("fail disk", "→ give DATA_DIR")
                .contains("warn tls", "→ renew it")
                .contains("fail turn      turn:127.0.0.1:9 does not answer", "→ is coturn running")
                .contains("fail valkey    it cannot be reached", "→ is it running")
                .contains("fail tokens    the key cannot be used", "→ JWT_SIGNING_JWK")
                .contains("fail push      the key cannot be used", "→ VAPID_JWK")
                .contains("fail tls       the key is another certificate's")
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("R-O-11 a printed key signs; with another key's public part it is refused")
    void keys() throws Exception {
        String key = Program.run(Map.of(), "key").out().strip();
        String another = Program.run(Map.of(), "key").out().strip();
        ECKey mixed = new ECKey.Builder(ECKey.parse(another))
                .d(ECKey.parse(key).getD())
                .build();

        assertThat(run(Map.of("VAPID_JWK", key)).out()).contains("ok   push      the key signs");
        assertThat(run(Map.of("VAPID_JWK", mixed.toJSONString())).out())
                .contains("fail push      the key cannot be used")
                .doesNotContain(ECKey.parse(key).getD().toString());
    }

    private Program run(Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(Postgres.environment(database));
        environment.put("DATA_DIR", dir.resolve("data").toString());
        environment.putAll(settings);
        return Program.run(environment, "doctor");
    }
}
