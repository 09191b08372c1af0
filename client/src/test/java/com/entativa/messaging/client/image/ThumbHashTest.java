package com.entativa.messaging.client.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-G-2 a blurred thumbnail in a few bytes")
final class ThumbHashTest {
    private static final int WHITE = 0xffffffff;

    @Test
    @DisplayName("a plain colour is its mean and no waves")
    void plain_colours() {
        byte[] hash = ThumbHash.of(pixels(40, 40, (_, _) -> WHITE));

        int header = hash[0] & 0xff | (hash[1] & 0xff) << 8 | (hash[2] & 0xff) << 16;
        assertThat(header & 63).isEqualTo(63);
        assertThat(header >> 18 & 31).isZero();
        assertThat(header >> 23).isZero();
        assertThat(hash[3] & 7).isEqualTo(7);
        assertThat(hash).hasSizeLessThanOrEqualTo(ThumbHash.MOST_BYTES);
    }

    @Test
    @DisplayName("landscape and portrait are told apart, and so is opacity")
    void shape_and_opacity() {
        byte[] landscape = ThumbHash.of(pixels(100, 50, ThumbHashTest::gradient));
        byte[] portrait = ThumbHash.of(pixels(50, 100, ThumbHashTest::gradient));
        byte[] clear = ThumbHash.of(pixels(50, 100, (x, y) -> gradient(x, y) & 0x80ffffff));

        assertThat(landscape[4] & 0x80).isNotZero();
        assertThat(landscape[3] & 7).isEqualTo(4);
        assertThat(portrait[4] & 0x80).isZero();
        assertThat(portrait[3] & 7).isEqualTo(4);
        assertThat(portrait[2] & 0x80).isZero();
        assertThat(clear[2] & 0x80).isNotZero();
        assertThat(clear).hasSizeBetween(portrait.length - 4, ThumbHash.MOST_BYTES);
    }

    /// Left darker than right: the first wave across is negative, that down is none.
    @Test
    @DisplayName("brightness from left to right is the first wave")
    void first_wave() {
        byte[] hash = ThumbHash.of(pixels(64, 64, (x, _) -> 0xff000000 | 0x010101 * (4 * x)));

        assertThat(hash[5] & 15).isZero();
        int firstDown = hash[5 + 3] & 15;
        assertThat(firstDown).isBetween(7, 8);
    }

    /// Source: the npm package thumbhash 0.1.1, by the format's author, run on the same pixels.
    @Test
    @DisplayName("the bytes are those of the format's author")
    void same_as_the_authors() {
        assertThat(text(pixels(60, 40, ThumbHashTest::texture))).isEqualTo("3fcFFYYgI1Rjd4eFiDh3hSBjBlBW");
        assertThat(text(pixels(100, 50, ThumbHashTest::texture))).isEqualTo("HggCDIQQMSRjdmdyh4QgURZgVg==");
        assertThat(text(pixels(37, 90, ThumbHashTest::texture))).isEqualTo("HPgFEwYAZFZ3dXZXMGQEUGQ=");
        assertThat(text(pixels(17, 17, ThumbHashTest::glass))).isEqualTo("VqeJHQocQFeUeZQ3aNBSCDh62viZd4qYtw==");
        assertThat(text(pixels(30, 61, ThumbHashTest::glass))).isEqualTo("2+eFEgYMIHVHZ1gCYwVCZZ3vioiaqoc=");
    }

    private static int glass(int x, int y) {
        return texture(x, y) ^ (x * x * y * 3 & 0x7f) << 24;
    }

    /// Without a factor that is nothing but rounding.
    private static int texture(int x, int y) {
        return 0xff000000 | x * x * y * 7919 & 0xffffff;
    }

    private static String text(Pixels pixels) {
        return Base64.getEncoder().encodeToString(ThumbHash.of(pixels));
    }

    @Test
    @DisplayName("only what is small is taken")
    void only_small_pictures() {
        assertThatThrownBy(() -> pixels(101, 4, (_, _) -> WHITE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pixels(2, 2, new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static int gradient(int x, int y) {
        return 0xff000000 | (2 * x) << 16 | (2 * y) << 8 | 0x40;
    }

    /// `argb` of each place.
    private static Pixels pixels(int width, int height, IntBinaryOperator argb) {
        byte[] rgba = new byte[4 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = argb.applyAsInt(x, y);
                int at = 4 * (x + y * width);
                for (int c = 0; c < 3; c++) rgba[at + c] = (byte) (colour >> (16 - 8 * c));
                rgba[at + 3] = (byte) (colour >>> 24);
            }
        }
        return new Pixels(width, height, rgba);
    }
}
