package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.server.config.CallSettings;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.ConfigException;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.config.MediaSettings;
import com.entativa.messaging.server.config.Monitoring;
import com.entativa.messaging.server.config.ProvisioningSettings;
import com.entativa.messaging.server.config.PushSettings;
import com.entativa.messaging.server.config.Rate;
import com.entativa.messaging.server.config.RegistrationMode;
import com.entativa.messaging.server.config.Settings;
import com.entativa.messaging.server.config.Sources;
import com.entativa.messaging.server.config.Tls;
import com.entativa.messaging.server.config.TurnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigTest {
    @Test
    @DisplayName("R-O-1 the defaults are these")
    void the_defaults_are_these() {
        Config config = Config.of(Map.of());

        assertThat(config)
                .isEqualTo(new Config(
                        new Config.Listen(
                                "127.0.0.1", 8003, false, new Tls.None(), List.of(), Duration.ofSeconds(20), ""),
                        Path.of("data"),
                        new Config.Database(new Config.Where.Embedded(), 10, 2, Duration.ofDays(90)),
                        new Config.Nodes.Alone(),
                        new Config.Tokens(
                                "entativa-messaging",
                                "messenger",
                                new Config.SigningKey.InDataDir(),
                                new Config.Outside.Nobody()),
                        RegistrationMode.OPEN,
                        Limits.defaults(),
                        new Monitoring("127.0.0.1", 0, Monitoring.LogFormat.TEXT, false),
                        new MediaSettings(
                                100L << 20, 5L << 30, Duration.ofDays(30), new MediaSettings.Place.InDataDir()),
                        new ProvisioningSettings(
                                new Rate(20, Duration.ofSeconds(30)),
                                new Rate(10, Duration.ofMinutes(1)),
                                new Rate(200, Duration.ofMillis(500)),
                                10_000),
                        new CallSettings(
                                new Rate(10, Duration.ofSeconds(10)),
                                new Rate(200, Duration.ofMillis(100)),
                                new TurnSettings.None()),
                        new PushSettings("mailto:push@localhost", new Config.SigningKey.InDataDir(), false)));
    }

    @Test
    @DisplayName("R5.3: the limits are the sane defaults of the reliability page")
    void the_limits_are_these() {
        assertThat(Limits.defaults())
                .isEqualTo(new Limits(
                        new Rate(60, Duration.ofMillis(200)),
                        new Rate(10, Duration.ofSeconds(30)),
                        new Limits.Guesses(new Rate(6, Duration.ofMinutes(1)), new Rate(100, Duration.ofMinutes(1))),
                        new Rate(100, Duration.ofSeconds(10)),
                        new Rate(30, Duration.ofSeconds(10)),
                        new Rate(6, Duration.ofMinutes(10)),
                        new Rate(60, Duration.ofSeconds(1)),
                        new Rate(300, Duration.ofMillis(100)),
                        new Limits.Sockets(
                                new Rate(1_000, Duration.ofMillis(5)), new Rate(300, Duration.ofMillis(100)), 20_000)));
    }

    @Test
    void a_higher_rate_raises_the_burst_unless_that_is_given() {
        assertThat(Config.of(Map.of("LIMIT_LOGINS_PER_SECOND", "100")).limits().logIns())
                .isEqualTo(new Rate(200, Duration.ofMillis(10)));
        assertThat(Config.of(Map.of("LIMIT_LOGINS_PER_SECOND", "100", "LIMIT_LOGINS_BURST", "3"))
                        .limits()
                        .logIns())
                .isEqualTo(new Rate(3, Duration.ofMillis(10)));
    }

    @Test
    void a_database_elsewhere_is_taken_and_its_password_does_not_show() {
        Config config = Config.of(Map.of("DATABASE_URL", "postgres://relay:hush@db.example:5433/messages"));

        assertThat(config.database().where())
                .isEqualTo(new Config.Where.External("jdbc:postgresql://db.example:5433/messages", "relay", "hush"));
        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void a_bucket_is_taken_and_its_keys_do_not_show() {
        Config config = Config.of(Map.of(
                "S3_BUCKET", "media", "S3_PREFIX", "relay", "S3_ACCESS_KEY", "hush", "S3_SECRET_KEY", "hush hush"));

        assertThat(config.media().place())
                .isEqualTo(new MediaSettings.Place.Bucket(
                        "", "us-east-1", "media", "relay/", new MediaSettings.Place.Keys("hush", "hush hush"), true));
        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    @DisplayName("R-O-1 several nodes need keys they share: for tokens, and for pushes")
    void nodes_share_their_keys() {
        assertThatThrownBy(() -> Config.of(Map.of("VALKEY_URL", "redis://127.0.0.1", "JWT_SIGNING_JWK", "hush")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("VAPID_JWK")
                .hasMessageContaining("set together with VALKEY_URL")
                .hasMessageNotContaining("JWT_SIGNING_JWK")
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @DisplayName("R-O-1 a wrong value is named, and never shown")
    @CsvSource({
        "PORT,eighty",
        "PORT,70000",
        "BEHIND_PROXY,perhaps",
        "DATABASE_URL,mysql://elsewhere",
        "DATABASE_WRITERS,0",
        "MESSAGE_RETENTION_DAYS,-1",
        "LIMIT_MESSAGES_PER_SECOND,fast",
        "LIMIT_LOGINS_BURST,0",
        "CONFIG_FILE,/nowhere/at/all"
    })
    void a_wrong_value_is_named(String variable, String value) {
        assertThatThrownBy(() -> Config.read(new Settings(Sources.of(Map.of(), Map.of(variable, value)))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(variable + " must be ")
                .hasMessageNotContaining(value + ";")
                .message()
                .doesNotEndWith(" " + value);
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        assertThatThrownBy(() -> Config.of(Map.of("PORT", "x", "DATABASE_WRITERS", "y")))
                .hasMessageContainingAll("PORT", "DATABASE_WRITERS");
    }

    @Test
    void an_outside_issuer_is_given_whole_or_not_at_all() {
        assertThatThrownBy(() -> Config.of(Map.of("OIDC_ISSUER", "https://login.example")))
                .hasMessageContainingAll("OIDC_AUDIENCE", "OIDC_JWKS_URL");
    }

    @Test
    @DisplayName("R-O-1 a flag beats the environment, that beats the file")
    void the_nearest_source_wins(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(
                dir.resolve("relay.properties"), "PORT=1\nHOST=10.0.0.1\nDATABASE_WRITERS = 7\n# a remark\n");

        Config config = Config.read(new Settings(Sources.of(
                Map.of("CONFIG_FILE", file.toString(), "PORT", "3"), Map.of("PORT", "2", "HOST", "10.0.0.2"))));

        assertThat(config.listen().host()).isEqualTo("10.0.0.2");
        assertThat(config.listen().port()).isEqualTo(3);
        assertThat(config.database().writers()).isEqualTo(7);
    }

    @Test
    @DisplayName("R-O-1 a line of the file nobody knows is named")
    void an_unknown_line_is_named(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("relay.properties"), "PROT=9\nPORT=9\n");

        assertThatThrownBy(
                        () -> Config.read(new Settings(Sources.of(Map.of(), Map.of("CONFIG_FILE", file.toString())))))
                .hasMessage("PROT is no setting");
    }
}
