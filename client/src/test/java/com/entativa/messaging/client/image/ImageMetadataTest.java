package com.entativa.messaging.client.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.image.Stripped.Format;
import com.entativa.messaging.client.image.Stripped.Measures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C-G-1 what an image tells about its maker is taken out")
final class ImageMetadataTest {
    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "6,true", "8,false", "3,true"})
    @DisplayName(
            "of a JPEG: place, XMP, IPTC, comments and what is behind its end; the picture and its orientation stay")
    void jpeg(int orientation, boolean little) throws IOException {
        byte[] file = Images.jpegWithSecrets(orientation, little);

        Stripped.Ok stripped = strip(file);

        assertThat(stripped.format()).isEqualTo(Format.JPEG);
        assertThat(stripped.measures()).isEqualTo(new Measures(Images.WIDTH, Images.HEIGHT, orientation));
        tellsNothing(stripped.file());
        samePicture(file, stripped.file());
        boolean exif = new String(stripped.file(), StandardCharsets.ISO_8859_1).contains("Exif");
        assertThat(exif).isEqualTo(orientation != 1);
        assertThat(strip(stripped.file())).usingRecursiveComparison().isEqualTo(stripped);
    }

    @Test
    @DisplayName("of a JPEG in several scans, nothing that draws is lost")
    void progressive_jpeg() throws IOException {
        byte[] file = Images.encoded("jpg");
        assertThat(strip(file).file()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    @DisplayName("of a PNG: text, time, EXIF, private chunks and what is behind its end")
    void png(int orientation) throws IOException {
        byte[] file = Images.pngWithSecrets(orientation);

        Stripped.Ok stripped = strip(file);

        assertThat(stripped.format()).isEqualTo(Format.PNG);
        assertThat(stripped.measures()).isEqualTo(new Measures(Images.WIDTH, Images.HEIGHT, orientation));
        tellsNothing(stripped.file());
        assertThat(new String(stripped.file(), StandardCharsets.ISO_8859_1)).doesNotContain("tIME");
        samePicture(file, stripped.file());
        if (orientation == 1) assertThat(stripped.file()).isEqualTo(Images.encoded("png"));
        assertThat(strip(stripped.file())).usingRecursiveComparison().isEqualTo(stripped);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    @DisplayName("of a WebP: EXIF, XMP and unknown chunks; its header promises them no more")
    void webp(int orientation) {
        Stripped.Ok stripped = strip(Images.webpWithSecrets(orientation));

        assertThat(stripped.format()).isEqualTo(Format.WEBP);
        assertThat(stripped.measures()).isEqualTo(new Measures(16, 8, orientation));
        tellsNothing(stripped.file());
        byte[] header = {(byte) (orientation == 1 ? 0 : 8), 0, 0, 0, 15, 0, 0, 7, 0, 0};
        byte[] chunks = Images.join(Images.riff("VP8X", header), Images.riff("VP8L", Images.lossless()));
        byte[] exif = orientation == 1 ? new byte[0] : Images.riff("EXIF", Orientation.tiff(orientation));
        assertThat(stripped.file())
                .isEqualTo(Images.join(
                        Images.ascii("RIFF"),
                        Images.little(chunks.length + exif.length + 4),
                        Images.ascii("WEBP"),
                        chunks,
                        exif));
        assertThat(strip(stripped.file())).usingRecursiveComparison().isEqualTo(stripped);
    }

    @Test
    @DisplayName("a simple WebP stays as it is, its measures read from the stream")
    void simple_webp() {
        Stripped.Ok stripped = strip(Images.simpleWebp());

        assertThat(stripped.file()).isEqualTo(Images.simpleWebp());
        assertThat(stripped.measures()).isEqualTo(new Measures(16, 8, 1));
    }

    @Test
    @DisplayName("frames of an animated WebP keep what draws them and nothing else")
    void animated_webp() {
        byte[] frame = Images.join(
                new byte[16], Images.riff("VP8L", Images.lossless()), Images.riff("prvt", Images.ascii(Images.SECRET)));
        byte[] chunks = Images.join(
                Images.riff("VP8X", new byte[] {2, 0, 0, 0, 15, 0, 0, 7, 0, 0}),
                Images.riff("ANIM", new byte[6]),
                Images.riff("ANMF", frame));
        byte[] file = Images.join(Images.ascii("RIFF"), Images.little(chunks.length + 4), Images.ascii("WEBP"), chunks);

        Stripped.Ok stripped = strip(file);

        tellsNothing(stripped.file());
        assertThat(new String(stripped.file(), StandardCharsets.ISO_8859_1)).contains("ANMF", "ANIM", "VP8L");
        assertThat(stripped.measures()).isEqualTo(new Measures(16, 8, 1));
    }

    @Test
    @DisplayName("a picture turned by a quarter is shown with its sides swapped")
    void shown_measures() {
        Measures turned = new Measures(64, 40, 6);
        assertThat(turned.shownWidth()).isEqualTo(40);
        assertThat(turned.shownHeight()).isEqualTo(64);
        assertThat(new Measures(64, 40, 3).shownWidth()).isEqualTo(64);
    }

    @Test
    @DisplayName("R5.6 files that are cut or damaged anywhere are refused or stripped, never an exception")
    void cut_and_damaged_files() throws IOException {
        Random random = new Random(5);
        int refused = 0;
        for (byte[] file :
                new byte[][] {Images.jpegWithSecrets(6, true), Images.pngWithSecrets(6), Images.webpWithSecrets(6)}) {
            for (int length = 0; length < file.length; length += 3) {
                if (ImageMetadata.strip(Arrays.copyOf(file, length)) instanceof Stripped.Refused) refused++;
            }
            for (int i = 0; i < 3_000; i++) {
                byte[] damaged = file.clone();
                for (int n = random.nextInt(8); n >= 0; n--) {
                    damaged[random.nextInt(random.nextBoolean() ? 60 : damaged.length)] = (byte) random.nextInt();
                }
                if (ImageMetadata.strip(damaged) instanceof Stripped.Refused) refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
        assertThat(ImageMetadata.strip(Images.ascii("GIF89a..."))).isEqualTo(Stripped.Refused.UNKNOWN_FORMAT);
    }

    @Test
    @DisplayName("each seed of the fuzz target is a good image; -Dvectors.freeze=true writes them")
    void corpus() throws IOException {
        Path folder = Path.of("src/test/resources/com/entativa/messaging/client/image/ImageFuzzTestInputs/strip");
        byte[][] seeds = {Images.jpegWithSecrets(6, true), Images.pngWithSecrets(6), Images.webpWithSecrets(6)};
        for (int i = 0; i < seeds.length; i++) {
            Path seed = folder.resolve("seed-" + i);
            if (Boolean.getBoolean("vectors.freeze")) {
                Files.createDirectories(folder);
                Files.write(seed, seeds[i]);
            }
            assertThat(strip(Files.readAllBytes(seed)).measures().orientation()).isEqualTo(6);
        }
    }

    private static Stripped.Ok strip(byte[] file) {
        Stripped stripped = ImageMetadata.strip(file);
        assertThat(stripped).isInstanceOf(Stripped.Ok.class);
        return (Stripped.Ok) stripped;
    }

    private static void tellsNothing(byte[] file) {
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("52.5163N", "Ada", "xmp", "Photoshop");
    }

    private static void samePicture(byte[] before, byte[] after) throws IOException {
        BufferedImage one = Images.decoded(before);
        BufferedImage other = Images.decoded(after);
        for (int y = 0; y < Images.HEIGHT; y++) {
            for (int x = 0; x < Images.WIDTH; x++)
                assertThat(other.getRGB(x, y)).isEqualTo(one.getRGB(x, y));
        }
    }
}
