package com.entativa.messaging.client.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Real image files, with secrets put where cameras and programs put them.
public final class Images {
    public static final String SECRET = "52.5163N 13.3777E Ada";
    static final int WIDTH = 64;
    static final int HEIGHT = 40;

    private Images() {}

    static BufferedImage picture(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, WIDTH, HEIGHT, Color.ORANGE));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    static byte[] encoded(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture(BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    static BufferedImage decoded(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        if (image == null) throw new IOException("no image");
        return image;
    }

    /// Behind the first segment: EXIF with a place and an orientation, XMP, IPTC, a comment; a tail behind the end.
    public static byte[] jpegWithSecrets(int orientation, boolean little) throws IOException {
        byte[] file = encoded("jpg");
        byte[] exif = join(ascii("Exif\0\0"), tiff(orientation, little));
        return join(
                new byte[] {file[0], file[1]},
                segment(0xe1, exif),
                segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>")),
                segment(0xed, ascii("Photoshop 3.0\0" + SECRET)),
                segment(0xe2, ascii("MPF\0" + SECRET)),
                segment(0xfe, ascii(SECRET)),
                Arrays.copyOfRange(file, 2, file.length),
                ascii("motion photo " + SECRET));
    }

    /// IFD0 with an orientation, a pointer to a GPS directory and the secret as its description.
    static byte[] tiff(int orientation, boolean little) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 3 * 12 + 4 + 64)
                .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.put(ascii(little ? "II" : "MM")).putShort((short) 42).putInt(8).putShort((short) 3);
        tiff.putShort((short) 0x010e)
                .putShort((short) 2)
                .putInt(SECRET.length())
                .putInt(50);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(50);
        tiff.putInt(0).put(ascii(SECRET));
        return tiff.array();
    }

    static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(4 + data.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    /// Behind IHDR: text of all kinds, the time, EXIF, and a chunk nobody knows; a tail behind the end.
    static byte[] pngWithSecrets(int orientation) throws IOException {
        byte[] file = encoded("png");
        return join(
                Arrays.copyOf(file, 33),
                chunk("tEXt", ascii("Author\0" + SECRET)),
                chunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
                chunk("tIME", new byte[] {7, (byte) 0xea, 1, 2, 3, 4, 5}),
                chunk("eXIf", tiff(orientation, true)),
                chunk("prVt", ascii(SECRET)),
                Arrays.copyOfRange(file, 33, file.length),
                ascii("tail " + SECRET));
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(ascii(type));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(ascii(type))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /// A lossless file of one colour, 16 × 8: the smallest stream there is, in an extended file with secrets.
    static byte[] webpWithSecrets(int orientation) {
        byte[] extended = {0x0c, 0, 0, 0, 15, 0, 0, 7, 0, 0};
        byte[] chunks = join(
                riff("VP8X", extended),
                riff("VP8L", lossless()),
                riff("EXIF", tiff(orientation, false)),
                riff("XMP ", ascii("<x>" + SECRET + "</x>")),
                riff("prvt", ascii(SECRET)));
        return join(ascii("RIFF"), little(chunks.length + 4), ascii("WEBP"), chunks, ascii(SECRET));
    }

    static byte[] simpleWebp() {
        byte[] chunk = riff("VP8L", lossless());
        return join(ascii("RIFF"), little(chunk.length + 4), ascii("WEBP"), chunk);
    }

    /// 16 × 8 as VP8L codes it in its first five bytes; what follows need not be understood here.
    static byte[] lossless() {
        int bits = 15 | 7 << 14;
        return join(new byte[] {0x2f}, little(bits), new byte[] {1, 2, 3, 4});
    }

    static byte[] riff(String type, byte[] data) {
        return join(ascii(type), little(data.length), data, new byte[data.length & 1]);
    }

    static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }
}
