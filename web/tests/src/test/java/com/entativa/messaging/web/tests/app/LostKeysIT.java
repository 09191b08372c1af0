package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.browser.Script;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import com.entativa.messaging.web.tests.screen.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("R2.1 what a browser has lost or damaged is said, and never replaced by a new identity in silence")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class LostKeysIT {
    private static final Script CLEAR = Script.beside(LostKeysIT.class, "clear.js");
    private static final Script FLIP = Script.beside(LostKeysIT.class, "flip.js");

    @Test
    @DisplayName("a cleared store: one is told, logs in, and starts over by one's own word; others are told as well")
    void a_cleared_store(House house, Couple couple) {
        try (App gwen = house.somebody(Engine.CHROMIUM, Format.DESKTOP, Brand.VIGNETTE, "gwen", "Gwen Lee")) {
            gwen.list().write("alice").say("before the loss");
            couple.alice().list().accept("Gwen Lee").say("I have read it");
            gwen.chat().await("I have read it");
            String before = gwen.chat().info().safetyNumber();

            gwen.browser().open(house.relay().address().resolve("/docs"));
            CLEAR.run(gwen.browser().driver());
            gwen.open();
            gwen.onboarding().confirmLoss();
            gwen.screen().await(Part.button("Log in"));
            assertThat(gwen.screen().shows(Part.button("Create account"))).isFalse();
            gwen.onboarding().logIn("gwen");
            gwen.onboarding().startOver();
            gwen.list().write("alice").say("it is me, anew");

            couple.alice().chat().await("it is me, anew");
            couple.alice().screen().awaitText("safety number with Gwen Lee has changed");
            assertThat(gwen.chat().info().safetyNumber()).isNotEqualTo(before);
        }
    }

    @Test
    @DisplayName("C-S-1 R2.4 flipped bits in all records: one is told, nothing is made anew, and there is a way on")
    void damaged_records(House house) {
        try (App hugo = house.somebody(Engine.CHROMIUM, Format.PHONE, Brand.ENTATIVA, "hugo", "Hugo Hare")) {
            hugo.browser().open(house.relay().address().resolve("/docs"));
            assertThat(FLIP.run(hugo.browser().driver())).asString().matches("[1-9]\\d*");
            hugo.open();

            hugo.screen().awaitText("What this browser keeps cannot be opened");
            hugo.screen().press("Try again");
            hugo.screen().awaitText("no new keys were made");
            hugo.onboarding().forget();
            hugo.onboarding().logIn("hugo");
            hugo.screen().await(Part.button("I have no other device"));
        }
    }
}
