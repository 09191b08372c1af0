package com.entativa.messaging.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A text in `bench/results`, headed by where it was measured.
public final class Report {
    private Report() {}

    /// Writes `<date>-<name>.txt` and prints it. Run from the repository's root or from `bench`.
    public static void write(String name, String text) throws IOException {
        Path folder = Path.of(Files.isDirectory(Path.of("bench")) ? "bench/results" : "results");
        Path file = folder.resolve(LocalDate.now(ZoneOffset.UTC) + "-" + name + ".txt");
        String whole = machine() + text;
        Files.createDirectories(folder);
        Files.writeString(file, whole);
        System.out.println(whole + "written to " + file);
    }

    private static String machine() throws IOException {
        return "date    " + LocalDate.now(ZoneOffset.UTC) + "\nmachine " + cpu() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + "\njdk     " + System.getProperty("java.vm.version") + " "
                + System.getProperty("java.vendor") + "\ncommit  "
                + output("git", "describe", "--always", "--dirty", "--abbrev=12") + "\n";
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) return System.getProperty("os.arch");
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown");
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            return line == null ? "unknown" : line;
        }
    }
}
