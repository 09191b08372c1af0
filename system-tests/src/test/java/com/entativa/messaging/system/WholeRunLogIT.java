package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the relay logged in all tests of this run: the server module writes its tests' output into files.
final class WholeRunLogIT {
    private static final Path REPORTS =
            Path.of(System.getProperty("project.root", "..")).resolve("server/target/surefire-reports");

    @Test
    @DisplayName("R5.5: no line of the whole test run holds a token, key, ciphertext or password")
    void nothing_secret_was_logged() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(REPORTS), "SKIPPED: the server's tests did not run before");

        List<Path> outputs;
        try (Stream<Path> files = Files.list(REPORTS)) {
            outputs = files.filter(file -> file.toString().endsWith("-output.txt"))
                    .toList();
        }

        assertThat(outputs).isNotEmpty();
        for (Path output : outputs)
            assertThat(LogCheck.findings(Files.readString(output)))
                    .as("%s", output)
                    .isEmpty();
    }

    @Test
    void the_check_finds_what_it_looks_for() {
        assertThat(LogCheck.findings("token=eyJhbGciOiJFUzI1NiJ9.e30.x")).hasSize(1);
        assertThat(LogCheck.findings("key=BWaV3AiTEQ81jrv/E+5UOR0qvxs8mY4eSg9akiluYzxd"))
                .hasSize(1);
        assertThat(LogCheck.findings("level=INFO at=RelayServer event=server_started port=8103"))
                .isEmpty();
    }
}
