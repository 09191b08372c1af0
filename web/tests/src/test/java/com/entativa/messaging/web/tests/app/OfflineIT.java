package com.entativa.messaging.web.tests.app;

import com.entativa.messaging.web.tests.screen.Chat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("without a connection")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class OfflineIT {
    @Test
    @DisplayName(
            "R1.8 what is said while the relay is away goes out when it is back, once; what was there stays readable")
    void the_relay_goes_and_comes_back(House house, Couple couple) {
        Chat alice = couple.withBob().say("the relay is here");
        Chat bob = couple.withAlice().await("the relay is here");

        house.relay().kill();
        couple.alice().screen().awaitText("Waiting for a connection");
        alice.say("into the void");
        alice.awaitReceipt("into the void", "Sending");
        couple.alice().reload();
        alice.await("the relay is here").awaitReceipt("into the void", "Sending");
        house.relay().startAgain();

        bob.await("into the void");
        alice.awaitReceipt("into the void", "Read");
        bob.say("and back").awaitOnce("into the void");
        alice.await("and back").awaitOnce("into the void");
    }
}
