package com.entativa.messaging.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A real Redis (or Valkey) of the system, without persistence, on a free port of the loopback, in a directory of its
/// own. Can be killed and started again on the same port.
public final class RedisServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    private final Path program;
    private final Path directory;
    private final int port;
    private final List<String> options;
    private Process process;

    private RedisServer(Path program, Path directory, int port, List<String> options) throws IOException {
        this.program = program;
        this.directory = directory;
        this.port = port;
        this.options = options;
        this.process = launch();
    }

    public static RedisServer start(String... options) throws IOException {
        return new RedisServer(
                SystemProgram.find("redis-server", "valkey-server", "redis-server"),
                Files.createTempDirectory("redis"),
                freePort(),
                List.of(options));
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// As `kill -9`: all it held is gone.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// After {@link #kill}.
    public void startAgain() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "--bind", "127.0.0.1", "--port", "" + port, "--save", "", "--dir", "."));
        command.addAll(options);
        Path log = directory.resolve("log");
        Process started = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                started.destroyForcibly();
                throw new IOException("redis-server did not start: " + Files.readString(log));
            }
        }
        return started;
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            pause();
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
