package com.entativa.messaging.web.tests.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;

/// A script kept in a file beside a class.
public record Script(String text) {
    public static Script beside(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no " + file + " beside " + owner.getName());
            return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable Object run(RemoteWebDriver driver, @Nullable Object... arguments) {
        JavascriptExecutor scripts = driver;
        return scripts.executeScript(text, arguments);
    }
}
