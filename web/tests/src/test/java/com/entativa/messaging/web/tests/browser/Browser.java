package com.entativa.messaging.web.tests.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;

/// One browser with a profile of its own, driven by WebDriver.
public final class Browser implements AutoCloseable {
    private static final Duration SCRIPT = Duration.ofMinutes(2);
    private static final Duration LOAD = Duration.ofSeconds(30);
    private final Engine engine;
    private final Format format;
    private final RemoteWebDriver driver;
    private final DriverProcess process;

    private Browser(Engine engine, Format format, RemoteWebDriver driver, DriverProcess process) {
        this.engine = engine;
        this.format = format;
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
        return start(engine, profile, Format.DESKTOP);
    }

    public static Browser start(Engine engine, Path profile, Format format) throws IOException {
        return switch (engine) {
            case CHROMIUM -> {
                DriverProcess process = DriverProcess.chromium();
                yield new Browser(engine, format, Chromium.start(process.address(), profile, format), process);
            }
            case WEBKIT -> {
                DriverProcess process = DriverProcess.webKit();
                RemoteWebDriver driver = WebKit.start(process.address());
                driver.manage().window().setSize(new Dimension(format.width(), format.height()));
                yield new Browser(engine, format, driver, process);
            }
        };
    }

    /// For what this class has no word for.
    public RemoteWebDriver driver() {
        return driver;
    }

    /// Whether it answers to fingers.
    public boolean isTouched() {
        return engine == Engine.CHROMIUM && format == Format.PHONE;
    }

    /// Runs before the scripts of each page that this tab opens from now on. In WebKit it does not.
    public void beforeEachPage(Script script) {
        if (engine == Engine.CHROMIUM)
            devTools().tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script.text()));
    }

    /// So many times slower than this machine, the pages' own threads; in WebKit they are not.
    public void slowDown(int times) {
        if (engine == Engine.CHROMIUM) devTools().tell("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    private DevTools devTools() {
        return new DevTools(process.address(), String.valueOf(driver.getSessionId()));
    }

    /// What its console has said since one last asked, of errors alone; in WebKit nothing.
    public List<String> consoleErrors() {
        if (engine == Engine.WEBKIT) return List.of();
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /// Between two looks at a page.
    public void pause() {
        Pause.millis(40);
    }

    public void open(URI page) {
        driver.get(page.toString());
    }

    /// What `expression` is worth, promises waited for; its `arguments` are the parameters.
    public @Nullable Object await(String expression, @Nullable Object... arguments) {
        JavascriptExecutor scripts = driver;
        return scripts.executeScript("return " + expression, arguments);
    }

    /// Whether `expression` is true of the page.
    public boolean isTrue(String expression, @Nullable Object... arguments) {
        return Boolean.TRUE.equals(await(expression, arguments));
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
