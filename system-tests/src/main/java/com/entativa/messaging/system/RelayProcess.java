package com.entativa.messaging.system;

import com.entativa.messaging.server.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The relay as an operator runs it: a process with its own data directory, which can be killed and started again.
public final class RelayProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private Process process;

    private RelayProcess(Path folder, int port, Map<String, String> settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
        this.process = launch();
    }

    /// Starts on a free port and waits until it says that it is ready. `settings` are environment variables.
    public static RelayProcess start(Path folder, Map<String, String> settings) {
        if (!settings.containsKey("DATABASE_URL")) FreshData.into(folder.resolve("data"));
        RelayProcess relay = new RelayProcess(folder, freePort(), settings);
        relay.awaitReady();
        return relay;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return folder.resolve("relay.log");
    }

    /// `kill -9`: nothing is flushed, nobody is told.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// `kill -9` of the database's first process; its children end with it.
    public void killDatabase() {
        ProcessHandle.of(databasePid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    public void startAgain() {
        process = launch();
        awaitReady();
    }

    /// What the relay holds at this moment, read behind its back.
    public ServerTables tables() {
        String port = pidFile().get(3).strip();
        String password = read(folder.resolve("data/postgres.password")).strip();
        return new ServerTables("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=relay&password=" + password);
    }

    public String logText() {
        return read(log());
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private Process launch() {
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put("PORT", Integer.toString(port));
        environment.put("DATA_DIR", folder.resolve("data").toString());
        ProcessBuilder builder = JavaProcess.of(Main.class, environment, List.of());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return JavaProcess.start(builder);
    }

    private long databasePid() {
        return Long.parseLong(pidFile().getFirst().strip());
    }

    private List<String> pidFile() {
        return read(folder.resolve("data/postgres/postmaster.pid")).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a load balancer asks.
    public void awaitReady() {
        Waiting.until("the relay is ready; its log: " + log(), READY_WITHIN, () -> process.isAlive() && isReady());
    }

    private boolean isReady() {
        try (java.io.InputStream answer =
                address().resolve("/health/ready").toURL().openStream()) {
            return answer.readAllBytes().length > 0;
        } catch (IOException _) {
            return false;
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) throw new IllegalStateException("the relay does not end");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
