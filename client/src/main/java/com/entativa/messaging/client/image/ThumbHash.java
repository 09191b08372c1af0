package com.entativa.messaging.client.image;

import java.util.Arrays;

/// A picture blurred into at most 25 bytes (ThumbHash, 2023): the lowest frequencies of its brightness and of
/// two colour differences, and of its opacity if it has any. Made before a picture is sent, drawn until it is
/// here.
public final class ThumbHash {
    /// Longest one.
    public static final int MOST_BYTES = 25;

    private static final int HEADER = 5;
    private static final int FEW = 3;
    private static final int OPACITY = 5;

    private ThumbHash() {}

    public static byte[] of(Pixels pixels) {
        Planes planes = Planes.of(pixels);
        int limit = planes.hasAlpha() ? 5 : 7;
        int longest = Math.max(pixels.width(), pixels.height());
        int across = Math.max(1, round((double) limit * pixels.width() / longest));
        int down = Math.max(1, round((double) limit * pixels.height() / longest));
        Waves light = planes.waves(Planes.LIGHT, Math.max(FEW, across), Math.max(FEW, down));
        Waves yellow = planes.waves(Planes.YELLOW, FEW, FEW);
        Waves red = planes.waves(Planes.RED, FEW, FEW);
        boolean landscape = pixels.width() > pixels.height();

        byte[] hash = new byte[MOST_BYTES];
        int first = round(63 * light.mean())
                | round(31.5 + 31.5 * yellow.mean()) << 6
                | round(31.5 + 31.5 * red.mean()) << 12
                | round(31 * light.scale()) << 18
                | (planes.hasAlpha() ? 1 << 23 : 0);
        int second = (landscape ? down : across)
                | round(63 * yellow.scale()) << 3
                | round(63 * red.scale()) << 9
                | (landscape ? 1 << 15 : 0);
        for (int i = 0; i < 3; i++) hash[i] = (byte) (first >> 8 * i);
        for (int i = 0; i < 2; i++) hash[3 + i] = (byte) (second >> 8 * i);
        int at = 2 * HEADER;
        if (planes.hasAlpha()) {
            Waves alpha = planes.waves(Planes.ALPHA, OPACITY, OPACITY);
            hash[HEADER] = (byte) (round(15 * alpha.mean()) | round(15 * alpha.scale()) << 4);
            at = red.write(hash, yellow.write(hash, light.write(hash, at + 2)));
            at = alpha.write(hash, at);
        } else {
            at = red.write(hash, yellow.write(hash, light.write(hash, at)));
        }
        return Arrays.copyOf(hash, (at + 1) / 2);
    }

    static int round(double value) {
        return (int) Math.floor(value + 0.5);
    }
}
