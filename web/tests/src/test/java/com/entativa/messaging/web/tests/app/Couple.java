package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import com.entativa.messaging.web.tests.screen.Chat;

/// Two who have let each other in: Alice has Vignette on a phone, Bob has Entativa on a desktop.
record Couple(App alice, App bob) {
    static final String ALICE = "Alice Liddell";
    static final String BOB = "Bob Dodgson";

    static Couple meet(House house) {
        App alice = house.somebody(Engine.CHROMIUM, Format.PHONE, Brand.VIGNETTE, "alice", ALICE);
        App bob = house.somebody(Engine.CHROMIUM, Format.DESKTOP, Brand.ENTATIVA, "bob", BOB);
        alice.list().write("bob").say("May I write to you?");
        bob.list().accept(ALICE).await("May I write to you?");
        return new Couple(alice, bob);
    }

    /// Their chat, as Alice has it open.
    Chat withBob() {
        return alice.list().open(BOB);
    }

    Chat withAlice() {
        return bob.list().open(ALICE);
    }

    void startAnew() {
        alice.open();
        bob.open();
    }

    void assertQuiet() {
        assertThat(alice.complaints()).as("on Alice's page").isEmpty();
        assertThat(bob.complaints()).as("on Bob's page").isEmpty();
    }
}
