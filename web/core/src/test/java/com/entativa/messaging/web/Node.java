package com.entativa.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Node.js on the PATH, in this module's folder; `build/npm-build` has seen to its version and packages.
final class Node {
    private static final Path MODULE =
            Path.of(System.getProperty("project.root"), "web", "core").normalize();

    private Node() {}

    /// What the script printed; it must end well.
    static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        return command(command);
    }

    private static String command(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("node", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(MODULE.toFile())
                    .redirectError(log.toFile())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("%s: %s", command, Files.readString(log))
                    .isZero();
            return printed;
        } finally {
            Files.delete(log);
        }
    }
}
