package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.image.Pixels;
import com.entativa.messaging.client.image.ThumbHash;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Blurred thumbnails on the JVM: the user's own picture is decoded at a fraction of its size, whatever its
/// size is.
public final class ImageThumbnails {
    private static final int DECODED_SIDE = 4 * Pixels.MOST;
    private static final long MOST_PIXELS = 400_000_000L;

    private ImageThumbnails() {}

    /// Empty when this JVM cannot draw it: the message goes without. The hash is of the picture as coded: who
    /// shows it turns it as the picture.
    public static Optional<byte[]> of(byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) return Optional.empty();
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return of(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> of(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) return Optional.empty();
        int step = Math.max(1, Math.max(width, height) / DECODED_SIDE);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(ThumbHash.of(pixels(scaled(reader.read(0, param)))));
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = Math.min(1, (double) Pixels.MOST / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (scale * image.getWidth()));
        int height = Math.max(1, (int) (scale * image.getHeight()));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    private static Pixels pixels(BufferedImage image) {
        byte[] rgba = new byte[4 * image.getWidth() * image.getHeight()];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                for (int shift = 16; shift >= 0; shift -= 8) rgba[at++] = (byte) (argb >> shift);
                rgba[at++] = (byte) (argb >>> 24);
            }
        }
        return new Pixels(image.getWidth(), image.getHeight(), rgba);
    }
}
