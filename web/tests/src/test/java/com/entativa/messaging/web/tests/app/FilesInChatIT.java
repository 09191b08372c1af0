package com.entativa.messaging.web.tests.app;

import com.entativa.messaging.web.tests.screen.Chat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("pictures and voices")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class FilesInChatIT {
    @Test
    @DisplayName("a photo is drawn on both sides")
    void a_photo(Couple couple, @TempDir Path folder) throws IOException {
        Chat alice = couple.withBob();
        Chat bob = couple.withAlice();

        alice.attach(Photos.sun(folder));
        alice.awaitPicture("Photo from you");
        bob.awaitPicture("Photo from " + Couple.ALICE);
    }

    @Test
    @DisplayName("a voice note is recorded, arrives and plays")
    void a_voice_note(Couple couple) {
        Chat alice = couple.withBob();
        Chat bob = couple.withAlice();

        bob.record();
        alice.play();
    }
}
