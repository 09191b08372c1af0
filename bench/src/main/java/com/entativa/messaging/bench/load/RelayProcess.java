package com.entativa.messaging.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The relay as its own process, started as `make run` starts it, on a fresh embedded database with everything
/// durable. Closing it stops it and deletes its data.
final class RelayProcess implements AutoCloseable {
    private static final List<String> AS_MAKE_RUN = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xmx512m");

    private final Process process;
    private final Path data;
    private final String url;
    private final Duration toReady;

    private RelayProcess(Process process, Path data, String url, Duration toReady) {
        this.process = process;
        this.data = data;
        this.url = url;
        this.toReady = toReady;
    }

    /// Returns when the relay takes requests.
    static RelayProcess start() throws IOException {
        Path data = Files.createTempDirectory("relay-load");
        ProcessBuilder builder = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PORT", "0");
        builder.environment().put("DATA_DIR", data.toString());
        builder.environment().put("LIMIT_MESSAGES_PER_SECOND", "1000000");
        builder.environment().put("LIMIT_FRAMES_PER_SECOND", "1000000");
        builder.environment().put("LIMIT_OPENINGS_PER_SECOND", "100000");
        builder.environment().put("LIMIT_LOGINS_PER_SECOND", "1000");
        builder.environment().put("LIMIT_LOOKUPS_PER_SECOND", "1000");
        builder.environment().put("LIMIT_PREKEYS_PER_SECOND", "10000");
        builder.environment().put("MEDIA_MOST_MIB", "128");
        long start = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-relay"));
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (!line.startsWith("ready ")) continue;
            Duration toReady = Duration.ofNanos(System.nanoTime() - start);
            Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
            return new RelayProcess(process, data, line.substring("ready ".length()), toReady);
        }
        throw new IOException("the relay did not start, see " + data);
    }

    /// From the start of the process, with `initdb`.
    Duration toReady() {
        return toReady;
    }

    String url() {
        return url;
    }

    Path data() {
        return data;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) throw new IOException("the relay does not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        delete(data);
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_MAKE_RUN);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path", "."), "com.entativa.messaging.server.Main"));
        return command;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
