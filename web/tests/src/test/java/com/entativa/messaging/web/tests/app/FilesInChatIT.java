package com.entativa.messaging.web.tests.app;

import com.entativa.messaging.web.tests.screen.Chat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
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

        alice.attach(photo(folder));
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

    private static Path photo(Path folder) throws IOException {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillOval(60, 20, 200, 160);
        brush.dispose();
        Path file = folder.resolve("sun.jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }
}
