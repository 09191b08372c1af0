package com.entativa.messaging.web.tests.app;

import com.entativa.messaging.web.tests.screen.Chat;
import com.entativa.messaging.web.tests.screen.Keyboard;
import com.entativa.messaging.web.tests.screen.Part;
import com.entativa.messaging.web.tests.screen.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

@DisplayName("the apps without a mouse")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class KeyboardIT {
    private static final Part WORDS = Part.field("Write a message");

    @Test
    @DisplayName(
            "WCAG 2.1.1, 2.4.7 by keys alone a chat is found, written in, edited, answered, unsent, left and searched")
    void a_walk(Couple couple) {
        couple.withBob();
        couple.bob().list().show().leave();
        Screen screen = couple.bob().screen();
        Chat chat = couple.bob().chat();
        Keyboard keys = couple.bob().keyboard();

        keys.press(Keys.CONTROL, "k").awaitAt(Part.field("Go to…"));
        keys.press(Couple.ALICE).press(Keys.ENTER);
        keys.goTo(WORDS).press("by keys").press(Keys.ENTER);
        chat.awaitReceipt("by keys", "Read");

        keys.press(Keys.ARROW_UP);
        screen.awaitText("Editing message");
        keys.press(Keys.CONTROL, "a").press("by keys alone").press(Keys.ENTER);
        couple.alice().chat().await("by keys alone");

        keys.goBackTo(Chat.line("by keys alone")).press("r");
        keys.goTo(WORDS).press("and answered").press(Keys.ENTER);
        couple.alice().chat().awaitQuote("and answered", "by keys alone");

        keys.goBackTo(Chat.line("and answered")).press(Keys.DELETE);
        keys.goTo(Part.button("Unsend")).press(Keys.ENTER);
        couple.alice().chat().awaitGone("and answered");

        couple.bob().list().leave();
        keys.press("/").awaitAt(Part.field("Search all chats")).press("keys alone");
        screen.await(Part.having("button", "by keys alone"));
        keys.press(Keys.ESCAPE);
    }
}
