package com.entativa.messaging.web.tests.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.remote.RemoteWebDriver;

/// One browser with a profile of its own, driven by WebDriver.
public final class Browser implements AutoCloseable {
    private static final Duration SCRIPT = Duration.ofMinutes(2);
    private static final Duration LOAD = Duration.ofSeconds(30);
    private final RemoteWebDriver driver;
    private final DriverProcess process;

    private Browser(RemoteWebDriver driver, DriverProcess process) {
        this.driver = driver;
        this.process = process;
        driver.manage().timeouts().scriptTimeout(SCRIPT).pageLoadTimeout(LOAD);
    }

    /// The engines that tests run on.
    public enum Engine {
        CHROMIUM,
        /// Stands in for Safari.
        WEBKIT
    }

    /// `profile`: a folder that may have been another's before; of Chromium's alone, WebKit forgets.
    public static Browser start(Engine engine, Path profile) throws IOException {
        return switch (engine) {
            case CHROMIUM -> {
                DriverProcess process = DriverProcess.chromium();
                yield new Browser(Chromium.start(process.address(), profile), process);
            }
            case WEBKIT -> {
                DriverProcess process = DriverProcess.webKit();
                yield new Browser(WebKit.start(process.address()), process);
            }
        };
    }

    /// For what this class has no word for.
    public WebDriver driver() {
        return driver;
    }

    public void open(URI page) {
        driver.get(page.toString());
    }

    /// What `expression` is worth, promises waited for; its `arguments` are the parameters.
    public @Nullable Object await(String expression, @Nullable Object... arguments) {
        JavascriptExecutor scripts = driver;
        return scripts.executeScript("return " + expression, arguments);
    }

    /// What `expression` is worth, rounded down.
    public int number(String expression, @Nullable Object... arguments) {
        if (await(expression, arguments) instanceof Number number) return number.intValue();
        throw new IllegalStateException("not a number: " + expression);
    }

    /// Runs on; what comes of it is for later scripts to ask.
    public void begin(String expression, @Nullable Object... arguments) {
        JavascriptExecutor scripts = driver;
        scripts.executeScript("void (" + expression + ")", arguments);
    }

    /// As when the whole browser dies at once.
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) driver.quit();
        } finally {
            process.kill();
        }
    }
}
