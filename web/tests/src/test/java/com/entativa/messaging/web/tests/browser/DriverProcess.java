package com.entativa.messaging.web.tests.browser;

import com.entativa.messaging.testkit.SystemProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program that speaks WebDriver for one browser, on a free port of the loopback. Missing programs are installed
/// where that may be done.
final class DriverProcess {
    private static final Duration START = Duration.ofSeconds(20);
    private final Process process;
    private final URI address;

    private DriverProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static DriverProcess chromium() throws IOException {
        SystemProgram.find("chromium", "chromium");
        Path driver = SystemProgram.find("chromium-driver", "chromedriver");
        int port = freePort();
        return start(List.of(driver.toString(), "--port=" + port), Map.of(), port);
    }

    /// It wants a display.
    static DriverProcess webKit() throws IOException {
        Path driver = SystemProgram.find("webkit2gtk-driver", "WebKitWebDriver");
        int port = freePort();
        Map<String, String> environment = Map.of("DISPLAY", Display.shared().name(), "GDK_BACKEND", "x11");
        return start(List.of(driver.toString(), "--port=" + port), environment, port);
    }

    URI address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// With all that it started.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private static DriverProcess start(List<String> command, Map<String, String> environment, int port)
            throws IOException {
        Path log = Files.createTempFile("driver", ".log");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        DriverProcess started = new DriverProcess(process, URI.create("http://127.0.0.1:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(started::kill));
        long end = System.nanoTime() + START.toNanos();
        while (!started.isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                started.kill();
                throw new IOException(command + " did not start: " + Files.readString(log));
            }
        }
        return started;
    }

    private boolean isReady() {
        try (java.io.InputStream answer = address.resolve("/status").toURL().openStream()) {
            return answer.readAllBytes().length > 0;
        } catch (IOException e) {
            Pause.millis(50);
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
