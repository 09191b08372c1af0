package com.entativa.messaging.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.attachment.AttachmentOpener;
import com.entativa.messaging.protocol.fingerprint.QrContent;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.SessionCodec;
import com.entativa.messaging.protocol.wire.Padding;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// R5.6 Whatever comes in: an outcome, no exception, no change of state. A normal run reads the committed corpus; one
/// target for a minute: `JAZZER_FUZZ=1 ./mvnw -pl protocol-jdk -am test -Dsurefire.failIfNoSpecifiedTests=false
/// -Dtest='ParserFuzzTest#decrypt'`.
final class ParserFuzzTest {
    private static final String MINUTE = "60s";
    private static final FuzzFixture FIXTURE = new FuzzFixture();
    private static final QrContent QR = FIXTURE.number().qrContent();
    private static final byte[] RECORD = FIXTURE.bob.snapshot();

    @FuzzTest(maxDuration = MINUTE)
    void ratchetMessage(byte[] bytes) {
        RatchetMessage.parse((byte) 0x11, bytes)
                .ifPresent(message -> assertThat(message.encoded()).isEqualTo(bytes));
    }

    @FuzzTest(maxDuration = MINUTE)
    void preKeyMessage(byte[] bytes) {
        PreKeyMessage.parse((byte) 0x12, bytes)
                .ifPresent(message -> assertThat(message.encoded()).isEqualTo(bytes));
    }

    @FuzzTest(maxDuration = MINUTE)
    void decrypt(byte[] bytes) {
        for (Side side : new Side[] {FIXTURE.bob, FIXTURE.stranger}) {
            Decrypted decrypted = side.attempt(bytes);

            if (decrypted instanceof Decrypted.Ok) assertThat(isGenuine(bytes)).isTrue();
        }
        assertThat(FIXTURE.bob.snapshot()).isEqualTo(RECORD);
    }

    /// But for the registration id of an opening, which nothing authenticates.
    private static boolean isGenuine(byte[] bytes) {
        byte[] known = bytes.clone();
        if (known[0] == 0x12) System.arraycopy(FIXTURE.opening, 1, known, 1, 4);
        return FIXTURE.seeds().getOrDefault("decrypt", java.util.List.of()).stream()
                .anyMatch(seed -> Arrays.equals(seed, known));
    }

    @FuzzTest(maxDuration = MINUTE)
    void padding(byte[] bytes) {
        Padding.unpad(bytes)
                .ifPresent(content -> assertThat(Padding.pad(content)).isEqualTo(bytes));
    }

    @FuzzTest(maxDuration = MINUTE)
    void qrContent(byte[] bytes) {
        boolean same = QR.compareWith(bytes) == QrContent.Comparison.SAME;

        assertThat(same).isEqualTo(Arrays.equals(bytes, new QrContent(QR.remote(), QR.local()).encoded()));
    }

    @FuzzTest(maxDuration = MINUTE)
    void attachment(byte[] bytes) {
        ByteArrayOutputStream released = new ByteArrayOutputStream();
        try (AttachmentOpener opener =
                new AttachmentOpener(Parties.CRYPTO, FuzzFixture.fileKey(), FuzzFixture.AAD, released::writeBytes)) {
            int half = bytes.length / 2;
            opener.write(Arrays.copyOf(bytes, half));
            opener.write(Arrays.copyOfRange(bytes, half, bytes.length));
            boolean whole = opener.finish() == AttachmentOpener.Progress.WHOLE;

            assertThat(released.toByteArray()).isEqualTo(whole ? FuzzFixture.FILE : new byte[0]);
        }
    }

    @FuzzTest(maxDuration = MINUTE)
    void sessionRecord(byte[] bytes) {
        try {
            assertThat(SessionCodec.write(SessionCodec.read(bytes))).isEqualTo(bytes);
        } catch (IllegalStateException damaged) {
            assertThat(damaged).hasMessage("a session record is damaged");
        }
    }
}
