package com.entativa.messaging.web.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.RelayProcess;
import com.entativa.messaging.system.Waiting;
import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The built apps as a visitor gets them: from the relay, under its policy.
@DisplayName("the apps as they are served")
@Timeout(180)
@SuppressWarnings("NullAway.Init")
final class ServedAppsIT {
    private static final List<String> PAGES = List.of("/", "/vignette/", "/entativa/");
    private static RelayProcess relay;

    @BeforeAll
    static void start(@TempDir Path folder) {
        Path dist = Path.of(System.getProperty("project.root"), "web/ui/dist");
        relay = RelayProcess.start(folder, Map.of("WEB_DIR", dist.toString()));
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @Test
    @DisplayName("each shows itself in Chromium and breaks the policy nowhere; each is isolated from other origins")
    void chromium(@TempDir Path profile) throws IOException {
        try (Browser browser = Browser.start(Engine.CHROMIUM, profile)) {
            for (String page : PAGES) {
                shows(browser, page);
                assertThat(browser.await("crossOriginIsolated")).isEqualTo(true);
                assertThat(browser.consoleErrors()).as(page).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("each shows itself in WebKit")
    void webKit(@TempDir Path profile) throws IOException {
        try (Browser browser = Browser.start(Engine.WEBKIT, profile)) {
            for (String page : PAGES) shows(browser, page);
        }
    }

    private static void shows(Browser browser, String page) {
        browser.open(relay.address().resolve(page));
        Waiting.until(
                page + " shows something to press",
                Duration.ofSeconds(20),
                () -> browser.number("document.querySelectorAll('a[href], button, input').length") > 0);
    }
}
