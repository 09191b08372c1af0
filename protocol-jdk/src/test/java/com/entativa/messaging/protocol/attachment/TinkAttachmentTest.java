package com.entativa.messaging.protocol.attachment;

import static com.entativa.messaging.protocol.attachment.AttachmentFixture.AAD;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.KEY;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.open;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.plaintext;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.seal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our stream is Tink's AesGcmHkdfStreaming: what one seals, the other opens.
final class TinkAttachmentTest {
    private static final int FIRST = SegmentCipher.SEGMENT_LENGTH - SegmentCipher.HEADER_LENGTH - 16;
    private static final int NEXT = SegmentCipher.SEGMENT_LENGTH - 16;

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                100,
                FIRST - 1,
                FIRST,
                FIRST + 1,
                FIRST + NEXT - 1,
                FIRST + NEXT,
                FIRST + NEXT + 1,
                FIRST + 3 * NEXT,
                FIRST + 3 * NEXT + 12_345
            })
    void tink_opens_what_we_sealed_and_we_open_what_tink_sealed(int length) throws Exception {
        byte[] plaintext = plaintext(length);

        byte[] ours = seal(plaintext, 8_192);
        byte[] theirs = tinkSeals(plaintext);

        assertThat(tinkOpens(ours)).isEqualTo(plaintext);
        assertThat(open(theirs, 10_000)).isEqualTo(plaintext);
        assertThat(open(ours, 1_000)).isEqualTo(plaintext);
        assertThat(ours).hasSameSizeAs(theirs);
    }

    private static byte[] tinkSeals(byte[] plaintext) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = tink().newEncryptingStream(sealed, AAD)) {
            out.write(plaintext);
        }
        return sealed.toByteArray();
    }

    private static byte[] tinkOpens(byte[] sealed) throws GeneralSecurityException, IOException {
        return tink().newDecryptingStream(new ByteArrayInputStream(sealed), AAD).readAllBytes();
    }

    private static AesGcmHkdfStreaming tink() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(KEY, "HmacSha256", 32, SegmentCipher.SEGMENT_LENGTH, 0);
    }
}
