package com.entativa.messaging.web.tests.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Pictures to be sent.
final class Photos {
    private Photos() {}

    static Path sun(Path folder) throws IOException {
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
