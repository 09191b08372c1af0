package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import com.entativa.messaging.web.tests.screen.Chat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the engine of iPhones")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class WebKitIT {
    @Test
    @DisplayName("receipts, answers, edits, a photo each way, the safety number, and a reload that keeps it all")
    void a_day_on_webkit(House house, Couple couple, @TempDir Path folder) throws IOException {
        try (App will = house.somebody(Engine.WEBKIT, Format.PHONE, Brand.ENTATIVA, "will", "Will Rabbit")) {
            Chat wills = will.list().write("bob").say("I am late");
            Chat bob = couple.bob().list().accept("Will Rabbit").await("I am late");
            wills.awaitReceipt("I am late", "Read");
            bob.replyTo("I am late").say("As ever");
            wills.awaitQuote("As ever", "I am late");
            wills.edit("I am late", "very late now");
            bob.await("very late now");
            bob.choose("very late now", "React with 😂");
            wills.awaitReaction("very late now", "😂");
            bob.attach(Photos.sun(folder));
            wills.awaitPicture("Photo from " + Couple.BOB);
            wills.attach(Photos.sun(folder));
            bob.awaitPicture("Photo from Will Rabbit");
            assertThat(wills.info().safetyNumber()).isEqualTo(bob.info().safetyNumber());

            will.reload();
            will.list().open(Couple.BOB).await("very late now").await("As ever").say("and back");
            couple.bob().list().open("Will Rabbit").await("and back");
        }
    }
}
