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

@DisplayName("what a page showed last")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class GlanceIT {
    private static final Script KEPT = Script.beside(GlanceIT.class, "glance.js");
    private static final Script NO_CORE = Script.beside(GlanceIT.class, "no-core.js");
    private static final long ONE_CHAT = 1_000;
    private static final String WORDS = "see you at the pond";

    @Test
    @DisplayName("R3.1 C-S-8 is there at the next start, list and chat, before the core has said a word")
    void without_a_core(House house, Couple couple) {
        try (App rose = house.somebody(Engine.CHROMIUM, Format.PHONE, Brand.VIGNETTE, "rose", "Rose")) {
            rose.list().write("alice").say(WORDS);
            rose.chat().awaitReceipt(WORDS, "Sent");
            rose.screen().await("list and chat are kept", () -> kept(rose) > ONE_CHAT);

            rose.browser().beforeEachPage(NO_CORE);
            rose.away(() -> {});
            rose.list().open(Couple.ALICE).await(WORDS);
        }
    }

    @Test
    @DisplayName("C-S-8 is not kept while there is an app lock")
    void with_a_lock(House house, Couple couple) {
        try (App ruth = house.somebody(Engine.CHROMIUM, Format.DESKTOP, Brand.VIGNETTE, "ruth", "Ruth")) {
            ruth.list().write("alice").say(WORDS);
            ruth.screen().await("something is kept", () -> kept(ruth) > 0);

            ruth.list().settings().lockWith("correct horse");
            ruth.screen().await("nothing is kept", () -> kept(ruth) == 0);
            ruth.list().open(Couple.ALICE).say("behind a lock");
            ruth.chat().awaitReceipt("behind a lock", "Sent");
            ruth.browser().beforeEachPage(NO_CORE);
            ruth.away(() -> assertThat(kept(ruth)).isZero());

            ruth.screen().awaitText("Opening your messages");
            assertThat(ruth.screen().text()).doesNotContain("Alice").doesNotContain(WORDS);
        }
    }

    @Test
    @DisplayName("is gone with a log-out: whoever comes next, in the same tab, sees nothing of it")
    void after_a_log_out(House house, Couple couple) {
        try (App roy = house.somebody(Engine.CHROMIUM, Format.DESKTOP, Brand.VIGNETTE, "roy", "Roy")) {
            roy.list().write("alice").say(WORDS);
            roy.screen().await("list and chat are kept", () -> kept(roy) > ONE_CHAT);

            roy.list().settings().page("Account");
            roy.screen().press("Log out");
            roy.screen().awaitText("This removes the keys and messages");
            roy.screen().press("Log out");
            roy.screen().await(Part.button("Create account"));
            roy.onboarding().register("rufus", "Rufus");

            roy.screen().awaitText("No messages yet");
            assertThat(roy.screen().text()).doesNotContain(WORDS).doesNotContain("Alice");
        }
    }

    /// Bytes.
    private static long kept(App app) {
        return KEPT.run(app.browser().driver()) instanceof Number bytes ? bytes.longValue() : 0;
    }
}
