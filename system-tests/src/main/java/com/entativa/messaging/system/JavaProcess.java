package com.entativa.messaging.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Child processes of this JVM's kind, on this JVM's class path.
final class JavaProcess {
    private JavaProcess() {}

    static ProcessBuilder of(Class<?> main, Map<String, String> environment, List<String> arguments) {
        return of(main.getName(), environment, arguments);
    }

    /// A program of one source file, compiled as it starts.
    static ProcessBuilder of(Path source, Map<String, String> environment) {
        return of(source.toString(), environment, List.of());
    }

    /// One that works for long enough that all of the compiler pays.
    static ProcessBuilder ofWorker(Class<?> main, Map<String, String> environment) {
        return of(main.getName(), "-XX:+TieredCompilation", environment, List.of());
    }

    private static ProcessBuilder of(String what, Map<String, String> environment, List<String> arguments) {
        return of(what, "-XX:TieredStopAtLevel=1", environment, arguments);
    }

    private static ProcessBuilder of(
            String what, String compiler, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                compiler,
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                what));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
