package com.entativa.messaging.client.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-F-1 what a message carries of a file")
final class AttachmentRefTest {
    private static final UUID ID = UUID.fromString("0190f5c0-0000-7000-8000-000000000009");
    private final AttachmentRef ref = ref(70_000);

    @Test
    @DisplayName("it is read as it was written, in 120 bytes")
    void read_as_written() {
        byte[] written = ref.write(new ByteWriter()).finish();

        assertThat(written).hasSize(120);
        assertThat(AttachmentRef.read(new ByteReader(written))).isEqualTo(ref).hasSameHashCodeAs(ref);
        assertThat(ref(70_001)).isNotEqualTo(ref);
    }

    @Test
    @DisplayName("a size that no file has is malformed")
    void absurd_sizes_are_malformed() {
        byte[] written = ref.write(new ByteWriter()).finish();
        Arrays.fill(written, 112, 120, (byte) 0xff);
        assertThatThrownBy(() -> AttachmentRef.read(new ByteReader(written))).isInstanceOf(ByteReader.Malformed.class);

        Arrays.fill(written, 112, 120, (byte) 0x7f);
        assertThatThrownBy(() -> AttachmentRef.read(new ByteReader(written))).isInstanceOf(ByteReader.Malformed.class);
    }

    @Test
    @DisplayName("printing gives neither the key nor the whole capability away")
    void printing_redacts() {
        assertThat(ref)
                .hasToString("AttachmentRef[id=" + ID + ", blobId=1010101…, key=Secret32[redacted], digest=3030303…,"
                        + " size=70000]");
    }

    private static AttachmentRef ref(long size) {
        return new AttachmentRef(
                ID, Bytes32.copyOf(filled(1)), Secret32.own(filled(2)), Bytes32.copyOf(filled(3)), size);
    }

    private static byte[] filled(int with) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
