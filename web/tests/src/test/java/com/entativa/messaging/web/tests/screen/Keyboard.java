package com.entativa.messaging.web.tests.screen;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/// A keyboard and no mouse: what has the focus gets the keys.
public final class Keyboard {
    private static final int ENOUGH = 150;
    private final Screen screen;

    Keyboard(Screen screen) {
        this.screen = screen;
    }

    public Keyboard press(CharSequence keys) {
        actions().sendKeys(keys).perform();
        return this;
    }

    public Keyboard press(Keys held, CharSequence key) {
        actions().keyDown(held).sendKeys(key).keyUp(held).perform();
        return this;
    }

    /// Until it has the focus by itself.
    public Keyboard awaitAt(Part part) {
        screen.await(part + " has the focus", () -> screen.all(part).contains(focused()));
        return this;
    }

    private WebElement focused() {
        return screen.browser().driver().switchTo().activeElement();
    }

    /// By Tab, until it has the focus and one can see that.
    public Keyboard goTo(Part part) {
        return go(part, () -> press(Keys.TAB));
    }

    /// By Shift and Tab.
    public Keyboard goBackTo(Part part) {
        return go(part, () -> press(Keys.SHIFT, Keys.TAB));
    }

    private Keyboard go(Part part, Runnable step) {
        screen.await(part);
        for (int steps = 0; steps < ENOUGH; steps++) {
            WebElement focused = focused();
            if (screen.all(part).contains(focused)) {
                boolean isSeen = screen.browser().isTrue("arguments[0].matches(':focus-visible')", focused);
                if (!isSeen) throw new AssertionError("one cannot see that " + part + " has the focus");
                return this;
            }
            step.run();
        }
        throw new AssertionError("no key leads to " + part + "; there is:\n" + screen.text());
    }

    private Actions actions() {
        return new Actions(screen.browser().driver());
    }
}
