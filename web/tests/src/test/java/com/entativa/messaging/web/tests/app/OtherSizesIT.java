package com.entativa.messaging.web.tests.app;

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

/// Each brand in the size that {@link Couple} has not.
@DisplayName("Vignette on a desktop, Entativa on a phone")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class OtherSizesIT {
    @Test
    @DisplayName("words, receipts, answers, reactions, edits, a photo and unsending go both ways")
    void a_day(House house, @TempDir Path folder) throws IOException {
        try (App desk = house.somebody(Engine.CHROMIUM, Format.DESKTOP, Brand.VIGNETTE, "daria", "Daria");
                App phone = house.somebody(Engine.CHROMIUM, Format.PHONE, Brand.ENTATIVA, "emil", "Emil")) {
            Chat dora = desk.list().write("emil").say("Is it raining?");
            Chat emil = phone.list().accept("Daria").await("Is it raining?");
            dora.awaitReceipt("Is it raining?", "Read");
            emil.replyTo("Is it raining?").say("Cats and dogs");
            dora.awaitQuote("Cats and dogs", "Is it raining?");
            dora.choose("Cats and dogs", "React with 😂");
            emil.awaitReaction("Cats and dogs", "😂");
            emil.awaitReceipt("Cats and dogs", "Read");
            dora.edit("Is it raining?", "Is it still raining?");
            emil.await("Is it still raining?").attach(Photos.sun(folder));
            dora.awaitPicture("Photo from Emil");
            dora.unsend("Is it still raining?");
            emil.awaitGone("Is it still raining?");
        }
    }
}
