package com.entativa.messaging.web.tests.app;

import com.entativa.messaging.system.RelayProcess;
import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One relay with the apps for all tests of this run; it ends with it.
final class House implements AutoCloseable {
    private static final Path DIST = Path.of(System.getProperty("project.root"), "web/ui/dist");

    /// One address is everybody here.
    private static final Map<String, String> SETTINGS = Map.of(
            "WEB_DIR", DIST.toString(),
            "LIMIT_LOGINS_PER_SECOND", "1000",
            "LIMIT_PROVISIONING_PER_SECOND", "1000",
            "LIMIT_MESSAGES_PER_SECOND", "100000",
            "LIMIT_FRAMES_PER_SECOND", "100000");

    private final Path folder;
    private final RelayProcess relay;
    private final List<App> apps = new ArrayList<>();

    private House(Path folder) {
        this.folder = folder;
        this.relay = RelayProcess.start(folder, SETTINGS);
    }

    static House open() {
        try {
            return new House(Files.createTempDirectory("house"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RelayProcess relay() {
        return relay;
    }

    /// Closed by the house, or by whoever started it.
    App start(Engine engine, Format format, Brand brand) {
        try {
            Path profile = Files.createTempDirectory(folder, "profile");
            App app = App.open(Browser.start(engine, profile, format), relay.address(), brand);
            apps.add(app);
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Somebody new, on a new profile.
    App somebody(Engine engine, Format format, Brand brand, String username, String name) {
        App app = start(engine, format, brand);
        app.onboarding().register(username, name);
        return app;
    }

    @Override
    public void close() throws IOException {
        apps.forEach(app -> app.browser().close());
        relay.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
