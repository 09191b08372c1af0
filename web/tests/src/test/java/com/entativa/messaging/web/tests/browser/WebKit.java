package com.entativa.messaging.web.tests.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.remote.RemoteWebDriver;

/// WebKitGTK's MiniBrowser under a display in memory.
final class WebKit {
    private WebKit() {}

    static RemoteWebDriver start(URI driver) throws IOException {
        MutableCapabilities wanted = new MutableCapabilities();
        wanted.setCapability("browserName", "MiniBrowser");
        wanted.setCapability(
                "webkitgtk:browserOptions",
                Map.of("binary", miniBrowser().toString(), "args", List.of("--automation")));
        return new RemoteWebDriver(driver.toURL(), wanted, false);
    }

    /// Its folder is named after the architecture.
    private static Path miniBrowser() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("webkit2gtk-4.1/MiniBrowser"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no MiniBrowser beside WebKitWebDriver"));
        }
    }
}
