package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.web.tests.screen.Calls;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("calls between two apps")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class CallsIT {
    @Test
    @DisplayName("an audio call connects, and is in both logs with its length")
    void an_audio_call(Couple couple) {
        couple.withAlice();
        Calls alice = couple.withBob().call("Audio");
        Calls bob = couple.bob().calls().accept(Couple.ALICE).awaitConnected();
        alice.awaitConnected();
        alice.hangUp();
        bob.awaitOver();

        assertThat(couple.alice().list().callLog().newest())
                .contains(Couple.BOB)
                .containsPattern("Outgoing · 0:0[1-9]");
        assertThat(couple.bob().list().callLog().newest())
                .contains(Couple.ALICE)
                .containsPattern("Incoming · 0:0[1-9]");
    }

    @Test
    @DisplayName("a video call shows each the other, and one that is declined says so")
    void a_video_call(Couple couple) {
        couple.withBob();
        Calls bob = couple.withAlice().call("Video");
        Calls alice = couple.alice().calls().accept(Couple.BOB).awaitConnected();
        alice.awaitPicture();
        bob.awaitPicture();
        alice.hangUp();
        bob.awaitOver();

        couple.withAlice().call("Audio");
        couple.alice().calls().decline(Couple.BOB);
        bob.awaitOver();
        assertThat(couple.withAlice().words()).contains("Call declined");
    }
}
