package com.entativa.messaging.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Settings;
import com.entativa.messaging.server.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ConfigCommandTest {
    @Test
    @DisplayName("R-O-1 config shows value and source of each setting, and no secret")
    void values_and_sources_are_shown() {
        Program program = Program.run(
                Map.of("DATABASE_URL", "postgres://relay:hush@db.example/messages"), "config", "--port", "9000");

        assertThat(program.code()).isZero();
        assertThat(program.out())
                .contains("PORT=9000", "from: flag; flag: --port")
                .contains("DATABASE_URL=[redacted]", "from: environment; flag: --database-url")
                .contains("HOST=127.0.0.1", "from: default")
                .doesNotContain("hush");
    }

    @Test
    void a_wrong_setting_is_named_and_the_rest_is_shown_all_the_same() {
        Program program = Program.run(Map.of("PORT", "eighty"), "config");

        assertThat(program.code()).isEqualTo(2);
        assertThat(program.err())
                .contains("PORT must be a whole number from 0 to 65535")
                .doesNotContain("eighty");
        assertThat(program.out()).contains("DATABASE_WRITERS=2");
    }

    @Test
    void every_command_takes_every_setting_and_no_command_means_run() {
        List<Config> started = new ArrayList<>();

        Program program = Program.run(Map.of(), started::add, "--port=7", "--host", "::1");

        assertThat(program.code()).isZero();
        assertThat(started).singleElement().satisfies(config -> {
            assertThat(config.listen().host()).isEqualTo("::1");
            assertThat(config.listen().port()).isEqualTo(7);
        });
    }

    @Test
    void an_unknown_flag_is_refused() {
        Program program = Program.run(Map.of(), "run", "--prot=7");

        assertThat(program.code()).isEqualTo(2);
        assertThat(program.err()).contains("--prot");
    }

    @Test
    @DisplayName("R-O-1 docs/operating.md lists every setting as it is")
    void the_manual_lists_every_setting() throws IOException {
        Settings settings = new Settings(Sources.environment(Map.of()));
        Config.read(settings);
        String manual = Files.readString(Path.of(System.getProperty("project.root"), "docs/operating.md"));

        assertThat(manual)
                .as("print it with: ./messenger-server config --markdown")
                .contains(ConfigCommand.table(settings.all()));
    }
}
