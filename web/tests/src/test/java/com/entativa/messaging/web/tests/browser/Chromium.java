package com.entativa.messaging.web.tests.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;

/// Debian's Chromium, headless, asking nobody and fetching nothing by itself.
final class Chromium {
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");

    private Chromium() {}

    static RemoteWebDriver start(URI driver, Path profile) throws IOException {
        List<String> arguments = new java.util.ArrayList<>(ARGUMENTS);
        arguments.add("--user-data-dir=" + profile.toAbsolutePath());
        MutableCapabilities wanted = new MutableCapabilities();
        wanted.setCapability("browserName", "chrome");
        wanted.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        wanted.setCapability(
                "goog:chromeOptions",
                Map.of(
                        "binary",
                        com.entativa.messaging.testkit.SystemProgram.find("chromium", "chromium")
                                .toString(),
                        "args",
                        arguments));
        return new RemoteWebDriver(driver.toURL(), wanted, false);
    }
}
