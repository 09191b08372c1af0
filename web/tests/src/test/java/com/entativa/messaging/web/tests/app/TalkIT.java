package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.web.tests.screen.Chat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What two people do all day, each with the other brand.
@DisplayName("two people with the apps")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class TalkIT {
    @Test
    @DisplayName("words go both ways; a line is delivered, and read once it was looked at")
    void they_talk(Couple couple) {
        couple.bob().list().show().leave();
        Chat alice = couple.withBob().say("Hello Bob");
        alice.awaitReceipt("Hello Bob", "Delivered");
        assertThat(couple.bob().list().rowOf(Couple.ALICE)).contains("Hello Bob");

        Chat bob = couple.withAlice().await("Hello Bob");
        alice.awaitReceipt("Hello Bob", "Read");
        bob.say("Hello Alice");
        alice.await("Hello Alice");
        bob.awaitReceipt("Hello Alice", "Read");
    }

    @Test
    @DisplayName("who types is seen typing, until they stop")
    void they_type(Couple couple) {
        Chat alice = couple.withBob();
        Chat bob = couple.withAlice();

        // The relay passes one sign of it in two seconds, and one goes on typing.
        couple.bob().screen().await("Alice types", () -> {
            alice.begin("hm ");
            return bob.isTyping(Couple.ALICE);
        });
        alice.clear();
        bob.awaitNobodyTypes();
    }

    @Test
    @DisplayName("a line is answered, loved, edited and unsent, from either side")
    void lines_change(Couple couple) {
        Chat alice = couple.withBob().say("Tea at five?");
        Chat bob = couple.withAlice().await("Tea at five?");

        bob.replyTo("Tea at five?").say("With pleasure");
        bob.choose("Tea at five?", "React with 👍");
        alice.awaitQuote("With pleasure", "Tea at five?");
        alice.awaitReaction("Tea at five?", "👍");

        alice.edit("Tea at five?", "Tea at six?");
        bob.await("Tea at six?");
        assertThat(bob.words()).contains("Edited");
        alice.choose("With pleasure", "React with ❤️");
        bob.awaitReaction("With pleasure", "❤️");

        bob.unsend("With pleasure");
        alice.awaitGone("With pleasure");
        alice.await("Message unsent");
    }

    @Test
    @DisplayName("the safety number is the same on both sides, and no other")
    void safety_numbers_are_equal(Couple couple) {
        couple.withBob();
        couple.withAlice();

        String alices = couple.alice().chat().info().safetyNumber();

        assertThat(couple.bob().chat().info().safetyNumber()).hasSize(60).isEqualTo(alices);
    }

    @Test
    @DisplayName("a reload keeps everything, and one goes on")
    void a_reload_keeps_everything(Couple couple) {
        couple.withBob().say("before the reload");
        couple.withAlice().await("before the reload");

        couple.alice().reload();
        couple.bob().reload();

        couple.withBob().await("before the reload").say("and after it");
        couple.withAlice().await("before the reload").await("and after it");
    }
}
