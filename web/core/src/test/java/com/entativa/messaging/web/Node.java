package com.entativa.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Node.js on the PATH, in this module's folder, with the packages of `package-lock.json`.
final class Node {
    private static final int OLDEST = 20;
    private static final Path MODULE =
            Path.of(System.getProperty("project.root"), "web", "core").normalize();

    private Node() {}

    /// What the script printed; it must end well.
    static String run(String... arguments) throws IOException, InterruptedException {
        requireVersion();
        installPackages();
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        return command(command);
    }

    private static void requireVersion() throws IOException, InterruptedException {
        String remedy = "Node.js 20 or newer is needed to test the browser's core: install it and put it on the PATH.";
        String version;
        try {
            version = command(List.of("node", "--version")).strip();
        } catch (IOException missing) {
            throw new IOException(remedy, missing);
        }
        int major = Integer.parseInt(version.substring(1, version.indexOf('.')));
        assertThat(major).as("%s Found %s.", remedy, version).isGreaterThanOrEqualTo(OLDEST);
    }

    /// npm leaves a copy of the lock file behind; an older one than ours means an older tree.
    private static void installPackages() throws IOException, InterruptedException {
        Path installed = MODULE.resolve("node_modules/.package-lock.json");
        Path wanted = MODULE.resolve("package-lock.json");
        boolean current = Files.exists(installed)
                && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
        if (!current) command(List.of("npm", "ci", "--no-audit", "--no-fund"));
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
