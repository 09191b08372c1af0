package com.entativa.messaging.web.tests.app;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.remote.RemoteWebDriver;

@DisplayName("the app in two tabs")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class TabsIT {
    @Test
    @DisplayName("R1.2 a second tab shows the same and sends; when the first is closed it goes on")
    void two_tabs(Couple couple) {
        couple.withAlice().say("from the first tab");
        couple.withBob().await("from the first tab");
        RemoteWebDriver driver = couple.bob().browser().driver();
        String first = driver.getWindowHandle();

        driver.switchTo().newWindow(WindowType.TAB);
        couple.bob().open();
        couple.withAlice().await("from the first tab").say("from the second tab");
        couple.alice().chat().await("from the second tab");
        String second = driver.getWindowHandle();
        driver.switchTo().window(first);
        couple.bob().chat().await("from the second tab");
        driver.close();

        driver.switchTo().window(second);
        couple.bob().chat().say("the first is closed");
        couple.alice().chat().await("the first is closed").say("well done");
        couple.bob().chat().await("well done");
    }
}
