package com.entativa.messaging.web.tests.screen;

import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Script;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/// What one person sees, and their hands. Whatever is asked for is waited for, as a person waits; what does not come
/// fails with what stands on the screen instead.
public final class Screen {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Script LOOK = Script.beside(Screen.class, "look.js");
    private final Browser browser;

    Screen(Browser browser) {
        this.browser = browser;
    }

    Browser browser() {
        return browser;
    }

    /// All that are on the screen now.
    public List<WebElement> all(Part part) {
        return within(null, part);
    }

    /// Within an element.
    @SuppressWarnings("unchecked")
    List<WebElement> within(@Nullable WebElement where, Part part) {
        String fit = part.fit().name().toLowerCase(Locale.ROOT);
        Object found = LOOK.run(browser.driver(), where, part.role(), part.name(), fit);
        return found == null ? List.of() : (List<WebElement>) found;
    }

    public boolean shows(Part part) {
        return !all(part).isEmpty();
    }

    /// The first one, when it is there.
    public WebElement find(Part part) {
        return when(part + " is there", () -> {
            List<WebElement> found = all(part);
            return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
        });
    }

    public void press(Part part) {
        press(part.toString(), () -> find(part));
    }

    public void press(String button) {
        press(Part.button(button));
    }

    /// `which` looks anew when what it found has gone or something lies over it for a moment.
    void press(String what, Supplier<WebElement> which) {
        await("one can press " + what, () -> {
            try {
                WebElement element = which.get();
                if (!element.isEnabled()) return false;
                element.click();
                return true;
            } catch (StaleElementReferenceException | ElementNotInteractableException _) {
                return false;
            }
        });
    }

    /// Types into an empty field, or after what is there.
    public void type(String label, String text) {
        await("one can type into " + label, () -> {
            try {
                find(Part.field(label)).sendKeys(text);
                return true;
            } catch (StaleElementReferenceException | ElementNotInteractableException _) {
                return false;
            }
        });
    }

    /// In the place of what was there.
    public void fill(String label, String text) {
        type(label, Keys.chord(Keys.CONTROL, "a") + Keys.BACK_SPACE);
        type(label, text);
    }

    /// All that can be read.
    public String text() {
        return browser.driver().findElement(By.tagName("body")).getText();
    }

    /// What stands in the first element of this tag.
    String read(String tag) {
        return browser.driver().findElement(By.tagName(tag)).getText();
    }

    public void awaitText(String text) {
        await("'" + text + "' can be read", () -> text().contains(text));
    }

    public void await(Part part) {
        find(part);
    }

    public void await(String what, BooleanSupplier holds) {
        when(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /// The first thing that `look` sees.
    private <T> T when(String what, Supplier<Optional<T>> look) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) return seen.get();
            if (System.nanoTime() > until) throw new AssertionError("not " + what + "; there is:\n" + text());
            browser.pause();
        }
    }
}
