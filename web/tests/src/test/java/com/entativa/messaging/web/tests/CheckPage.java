package com.entativa.messaging.web.tests;

import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Pages;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The page of `web/core` that runs the core's checks in a worker, in one browser.
final class CheckPage implements AutoCloseable {
    private static final Path CORE = Path.of(System.getProperty("project.root"), "web", "core");
    private final Browser browser;

    private CheckPage(Browser browser) {
        this.browser = browser;
    }

    static Pages serve() throws IOException {
        return Pages.serve(CORE.resolve("target/check"), CORE.resolve("src/test/js"));
    }

    static CheckPage open(Browser.Engine engine, Path profile, Pages pages) throws IOException {
        Browser browser = Browser.start(engine, profile);
        browser.open(pages.address("check.html"));
        return new CheckPage(browser);
    }

    /// What the check answers, in a worker of its own.
    @Nullable
    Object check(@Nullable Object... call) {
        return browser.await("check(...arguments)", call);
    }

    /// What it answers, as text.
    String text(@Nullable Object... call) {
        return String.valueOf(check(call));
    }

    int number(@Nullable Object... call) {
        return browser.number("check(...arguments)", call);
    }

    /// Starts a check whose worker will be ended.
    void begin(@Nullable Object... call) {
        browser.begin("check(...arguments)", call);
    }

    /// Ends the worker between two of its instructions, and says how many commits it had told of.
    int kill() {
        return browser.number("(kill(), commits)");
    }

    int commits() {
        return browser.number("commits");
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
    }
}
