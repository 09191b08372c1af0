package com.entativa.messaging.web.tests.app;

import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import com.entativa.messaging.web.tests.screen.Chat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("a group of three, one of them on WebKit")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class GroupIT {
    @Test
    @DisplayName("the three talk, and a line is read once all have seen it")
    void three_talk(House house, Couple couple) {
        try (App carol = house.somebody(Engine.WEBKIT, Format.PHONE, Brand.VIGNETTE, "carol", "Carol Hargreaves")) {
            couple.alice().list().write("carol").say("Join us?");
            carol.list().accept(Couple.ALICE).say("Gladly");
            couple.alice().chat().await("Gladly");

            Chat alice = couple.alice().list().newGroup("Croquet", Couple.BOB, "Carol Hargreaves");
            Chat bob = couple.bob().list().open("Croquet");
            Chat carols = carol.list().open("Croquet");
            alice.say("Sunday at three");
            bob.await("Sunday at three").say("I bring the mallets");
            carols.await("Sunday at three").await("I bring the mallets").say("I bring the hedgehogs");
            alice.await("I bring the mallets").await("I bring the hedgehogs");
            bob.await("I bring the hedgehogs").awaitReceipt("I bring the mallets", "Read");
        }
    }
}
