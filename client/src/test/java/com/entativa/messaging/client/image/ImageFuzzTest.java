package com.entativa.messaging.client.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// R5.6 Whatever is called an image: an outcome, no exception; what was stripped has nothing left to strip.
final class ImageFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void strip(byte[] bytes) {
        if (!(ImageMetadata.strip(bytes) instanceof Stripped.Ok(byte[] file, Stripped.Format format, var measures)))
            return;

        assertThat(ImageMetadata.strip(file)).isInstanceOfSatisfying(Stripped.Ok.class, again -> {
            assertThat(again.file()).isEqualTo(file);
            assertThat(again.format()).isEqualTo(format);
            assertThat(again.measures()).isEqualTo(measures);
        });
    }
}
