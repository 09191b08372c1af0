package com.entativa.messaging.client.image;

/// A small picture, as the platform decoded and scaled it: red, green, blue, alpha, a byte each, row by row,
/// upright. The array is given away.
@SuppressWarnings("ArrayRecordComponent")
public record Pixels(int width, int height, byte[] rgba) {
    /// More than this on a side tells a blurred thumbnail nothing.
    public static final int MOST = 100;

    public Pixels {
        boolean fits = width >= 1 && width <= MOST && height >= 1 && height <= MOST;
        if (!fits || rgba.length != 4 * width * height) {
            throw new IllegalArgumentException(width + " × " + height + " pixels in " + rgba.length + " bytes");
        }
    }

    int at(int x, int y, int channel) {
        return rgba[4 * (x + y * width) + channel] & 0xff;
    }
}
