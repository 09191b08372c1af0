package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.ConfigException;
import com.entativa.messaging.server.config.Environment;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.config.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentTest {
    @Test
    void the_defaults_are_these() {
        Config config = Environment.read(Map.of());

        assertThat(config)
                .isEqualTo(new Config(
                        new Config.Listen("127.0.0.1", 8003, false),
                        Path.of("data"),
                        new Config.Database(new Config.Where.Embedded(), 10, 2, Duration.ofDays(90)),
                        new Config.Tokens(
                                "entativa-messaging",
                                "messenger",
                                new Config.SigningKey.InDataDir(),
                                new Config.Outside.Nobody()),
                        Limits.defaults()));
    }

    @Test
    @DisplayName("R5.3: the limits are the sane defaults of the reliability page")
    void the_limits_are_these() {
        assertThat(Limits.defaults())
                .isEqualTo(new Limits(
                        new Rate(60, Duration.ofMillis(200)),
                        new Rate(10, Duration.ofSeconds(30)),
                        new Rate(100, Duration.ofSeconds(10)),
                        new Rate(30, Duration.ofSeconds(10)),
                        new Rate(6, Duration.ofMinutes(10))));
    }

    @Test
    void a_database_elsewhere_is_taken_and_its_password_does_not_show() {
        Config config = Environment.read(Map.of("DATABASE_URL", "postgres://relay:hush@db.example:5433/messages"));

        assertThat(config.database().where())
                .isEqualTo(new Config.Where.External("jdbc:postgresql://db.example:5433/messages", "relay", "hush"));
        assertThat(config.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT,eighty",
        "PORT,70000",
        "BEHIND_PROXY,perhaps",
        "DATABASE_WRITERS,0",
        "MESSAGE_RETENTION_DAYS,-1",
        "LIMIT_MESSAGES_PER_SECOND,fast",
        "LIMIT_LOGINS_BURST,0"
    })
    void a_wrong_value_is_named(String variable, String value) {
        assertThatThrownBy(() -> Environment.read(Map.of(variable, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(variable);
    }

    @Test
    void an_outside_issuer_is_given_whole_or_not_at_all() {
        assertThatThrownBy(() -> Environment.read(Map.of("OIDC_ISSUER", "https://login.example")))
                .hasMessageContaining("OIDC_AUDIENCE");
    }
}
