package com.entativa.messaging.client.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// R5.6 A charter as an admin may have sealed it: one that reads as it is written, or `Malformed`. A normal run reads
/// the committed corpus, `make fuzz` looks for more.
final class CharterFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void charter(byte[] bytes) {
        try {
            Charter charter = Charter.read(new ByteReader(bytes));
            byte[] written = charter.write(new ByteWriter()).finish();
            assertThat(Charter.read(new ByteReader(written))).isEqualTo(charter);
        } catch (ByteReader.Malformed _) {
            // Nothing comes of it.
        }
    }
}
