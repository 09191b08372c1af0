package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.Person;
import com.entativa.messaging.web.tests.screen.Chat;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C-L-6 disappearing messages")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class DisappearingIT {
    @Test
    @DisplayName("a timer that one sets is told to both, and so is its end")
    void a_timer_is_set(Couple couple) {
        couple.withAlice();
        couple.withBob().info().setTimer("30 seconds");
        couple.bob().screen().awaitText(Couple.ALICE + " set messages to disappear after 30 seconds");
        couple.alice().list().open(Couple.BOB).info().setTimer("Off");
        couple.bob().screen().awaitText(Couple.ALICE + " turned off disappearing messages");
        couple.withBob();
        couple.alice().screen().awaitText("You turned off disappearing messages");
    }

    @Test
    @DisplayName("what is said goes from the thread, the list and the search by itself, one's own and the other's")
    void it_goes(House house, Couple couple, @TempDir Path folder) {
        try (Person jack = Person.register("jack", folder, house.relay().address())) {
            jack.goOnline();
            UUID chat = jack.with("bob").id();
            jack.say(chat, "this one stays");
            Chat bob = couple.bob().list().accept("jack").await("this one stays");
            jack.messenger().timeline().timer(chat, 3);
            couple.bob().screen().awaitText("jack set messages to disappear after 3 seconds");

            bob.say("mine is fleeting").await("mine is fleeting");
            jack.awaitHeard(chat, 1);
            jack.say(chat, "his is fleeting");
            bob.await("his is fleeting");
            bob.awaitGone("mine is fleeting");
            bob.awaitGone("his is fleeting");

            bob.await("this one stays");
            assertThat(couple.bob().list().rowOf("jack")).doesNotContain("fleeting");
            couple.bob().list().searchInVain("fleeting");
        }
    }
}
