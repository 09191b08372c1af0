package com.entativa.messaging.client.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// R5.6 Whatever is inside a ciphertext: a content that reads as it is written, or nothing. A normal run reads the
/// committed corpus, `make fuzz` looks for more.
final class ContentFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void content(byte[] bytes) {
        Content.parseUnpadded(bytes).ifPresent(content -> assertThat(Content.parse(content.encoded()))
                .contains(content));
    }
}
