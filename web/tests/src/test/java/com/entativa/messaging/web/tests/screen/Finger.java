package com.entativa.messaging.web.tests.screen;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.PointerInput.Kind;
import org.openqa.selenium.interactions.PointerInput.MouseButton;
import org.openqa.selenium.interactions.PointerInput.Origin;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.remote.RemoteWebDriver;

/// What a finger does on a phone.
final class Finger {
    private static final Duration HELD = Duration.ofMillis(600);

    private Finger() {}

    /// Rests on it.
    static void hold(RemoteWebDriver driver, WebElement element) {
        PointerInput finger = new PointerInput(Kind.TOUCH, "finger");
        driver.perform(List.of(new Sequence(finger, 0)
                .addAction(finger.createPointerMove(Duration.ZERO, Origin.fromElement(element), 0, 0))
                .addAction(finger.createPointerDown(MouseButton.LEFT.asArg()))
                .addAction(new org.openqa.selenium.interactions.Pause(finger, HELD))
                .addAction(finger.createPointerUp(MouseButton.LEFT.asArg()))));
    }
}
