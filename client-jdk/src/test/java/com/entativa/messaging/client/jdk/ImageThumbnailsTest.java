package com.entativa.messaging.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.image.ThumbHash;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-G-2 thumbnails of real files")
final class ImageThumbnailsTest {
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    @DisplayName("a large picture becomes a few bytes that tell its shape and colour")
    void a_large_picture(String format) throws IOException {
        byte[] hash = ImageThumbnails.of(picture(format, 3_000, 1_500)).orElseThrow();

        assertThat(hash).hasSizeBetween(6, ThumbHash.MOST_BYTES);
        assertThat(hash[4] & 0x80).as("landscape").isNotZero();
        int header = hash[0] & 0xff | (hash[1] & 0xff) << 8 | (hash[2] & 0xff) << 16;
        assertThat(header & 63).as("a third of white").isBetween(20, 22);
        assertThat(header >> 12 & 63).as("red, not green").isGreaterThan(60);
    }

    @Test
    @DisplayName("what is no picture, or is cut, has none")
    void no_picture() throws IOException {
        assertThat(ImageThumbnails.of(new byte[] {1, 2, 3})).isEmpty();
        byte[] file = picture("png", 50, 50);
        assertThat(ImageThumbnails.of(Arrays.copyOf(file, 40))).isEmpty();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
