package com.entativa.messaging.web.tests.browser;

import com.entativa.messaging.testkit.SystemProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    static RemoteWebDriver start(URI driver, Path profile, Format format) throws IOException {
        List<String> arguments = new java.util.ArrayList<>(ARGUMENTS);
        arguments.add("--user-data-dir=" + profile.toAbsolutePath());
        arguments.add("--window-size=" + format.width() + "," + format.height());
        MutableCapabilities wanted = new MutableCapabilities();
        wanted.setCapability("browserName", "chrome");
        wanted.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        Map<String, Object> options = new TreeMap<>();
        options.put("binary", SystemProgram.find("chromium", "chromium").toString());
        options.put("args", arguments);
        if (format == Format.PHONE) options.put("mobileEmulation", Map.of("deviceMetrics", metrics(format)));
        wanted.setCapability("goog:chromeOptions", options);
        return new RemoteWebDriver(driver.toURL(), wanted, false);
    }

    private static Map<String, Object> metrics(Format format) {
        return Map.of("width", format.width(), "height", format.height(), "pixelRatio", 2.0, "touch", true);
    }
}
