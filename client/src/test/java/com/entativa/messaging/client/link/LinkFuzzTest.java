package com.entativa.messaging.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/// R5.6 What a camera reads or a person types, and what a new device is given: something, or nothing, never an
/// exception. A normal run reads the committed corpus, `make fuzz` looks for more.
final class LinkFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void code(byte[] bytes) {
        LinkCode.parse(new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(code -> assertThat(LinkCode.parse(code.grouped())).contains(code));
    }

    @FuzzTest(maxDuration = "60s")
    void handover(byte[] bytes) {
        HandoverCodec.read(bytes).ifPresent(Handover::close);
    }
}
