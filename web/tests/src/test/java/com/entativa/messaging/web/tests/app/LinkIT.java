package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import com.entativa.messaging.web.tests.screen.Part;
import com.entativa.messaging.web.tests.screen.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("a second browser")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class LinkIT {
    private static final String PHONE = "Dora's <img src=x onerror=pwned()> phone";

    @Test
    @DisplayName("L-4 L-7 it is linked by a typed code and a picked number, shows the same, and can be taken out")
    void a_second_browser(House house, Couple couple) {
        try (App first = house.somebody(Engine.CHROMIUM, Format.DESKTOP, Brand.ENTATIVA, "dora", "Dora Doe");
                App second = house.start(Engine.CHROMIUM, Format.PHONE, Brand.VIGNETTE)) {
            first.list().write("alice").say("before it was linked");
            couple.alice().list().accept("Dora Doe").say("welcome, Dora");
            first.chat().await("welcome, Dora");

            String code = second.onboarding().linkCode(PHONE);
            Settings settings = first.list().settings().page("Devices");
            settings.enterCode(code);
            first.screen().awaitText("Which number does " + PHONE + " show?");
            settings.pick(second.onboarding().number());
            second.onboarding().awaitIn();
            second.list().open(Couple.ALICE).await("before it was linked").await("welcome, Dora");
            assertThat(settings.devices()).contains(PHONE, "This device").doesNotContain("Unnamed");
            assertThat(first.screen().shows(Part.button("It was me"))).isFalse();

            couple.alice().chat().say("for both of you");
            first.list().open(Couple.ALICE).await("for both of you");
            second.chat().await("for both of you").say("from the phone");
            first.chat().await("from the phone").say("from the desk");
            second.chat().await("from the desk");
            couple.alice().chat().await("from the phone").await("from the desk");
            assertThat(second.chat().info().safetyNumber())
                    .isEqualTo(first.chat().info().safetyNumber());

            first.list().settings().page("Devices").remove(PHONE);
            first.screen().await("the phone is out", () -> !settings.devices().contains(PHONE));
            second.screen().await(Part.button("Log in"));
        }
    }
}
