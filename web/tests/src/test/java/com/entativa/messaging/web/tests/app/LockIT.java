package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.browser.ProfileFiles;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-S-5 the app lock")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class LockIT {
    private static final List<String> SECRETS = List.of(
            "the treasure is under the oak",
            "a thought not sent",
            "Iris Quillfeather",
            "Alice Liddell",
            "correct horse");

    @Test
    @DisplayName("locked, nothing of what was said, of whom, or of the passphrase can be read in the browser's files")
    void nothing_is_readable(House house, Couple couple, @TempDir Path profile) throws IOException {
        Browser browser = Browser.start(Engine.CHROMIUM, profile, Format.DESKTOP);
        try (App iris = App.open(browser, house.relay().address(), Brand.VIGNETTE)) {
            iris.onboarding().register("iris", "Iris Quillfeather");
            iris.list().write("alice").say("the treasure is under the oak").begin("a thought not sent");
            couple.alice()
                    .list()
                    .accept("Iris Quillfeather")
                    .await("the treasure is under the oak")
                    .say("I see");
            iris.chat().await("I see");
            iris.list().settings().lockWith("correct horse");
            iris.list().settings().page("Privacy and safety").lockNow();

            iris.onboarding().unlock("wrong horse");
            iris.screen().awaitText("That passphrase is not right.");
            iris.onboarding().unlock("correct horse");
            iris.list()
                    .open(Couple.ALICE)
                    .await("the treasure is under the oak")
                    .await("I see");
            iris.list().settings().page("Privacy and safety").lockNow();
        }

        for (String secret : SECRETS)
            assertThat(ProfileFiles.with(profile, secret)).as(secret).isEmpty();
        assertThat(ProfileFiles.with(profile, "vignette"))
                .as("these files are looked at")
                .isNotEmpty();
    }
}
