package com.entativa.messaging.protocol.attachment;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.key.Secret32;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// Whole files through sealer and opener, in pieces.
final class AttachmentFixture {
    static final byte[] AAD = Side.utf8("Signal_Attachment 0123456789abcdef");
    static final byte[] KEY = plaintext(32);

    private AttachmentFixture() {}

    static Secret32 key() {
        return Secret32.own(KEY.clone());
    }

    static byte[] plaintext(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static byte[] seal(byte[] plaintext, int piece) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (AttachmentSealer sealer =
                AttachmentSealer.begin(CRYPTO, Parties.seeded(71), key(), AAD, sealed::writeBytes)) {
            for (int at = 0; at < plaintext.length; at += piece) sealer.write(piece(plaintext, at, piece));
            sealer.finish();
        }
        return sealed.toByteArray();
    }

    static byte[] open(byte[] sealed, int piece) {
        Opened opened = tryOpen(sealed, piece);
        assertThat(opened.progress).isEqualTo(AttachmentOpener.Progress.WHOLE);
        return opened.released;
    }

    /// How it ended, and what was released until then.
    @SuppressWarnings("ArrayRecordComponent")
    record Opened(AttachmentOpener.Progress progress, byte[] released) {}

    static Opened tryOpen(byte[] sealed, int piece) {
        return tryOpen(sealed, piece, AAD);
    }

    static Opened tryOpen(byte[] sealed, int piece, byte[] aad) {
        ByteArrayOutputStream released = new ByteArrayOutputStream();
        try (AttachmentOpener opener = new AttachmentOpener(CRYPTO, key(), aad, released::writeBytes)) {
            for (int at = 0; at < sealed.length; at += piece) opener.write(piece(sealed, at, piece));
            return new Opened(opener.finish(), released.toByteArray());
        }
    }

    private static byte[] piece(byte[] bytes, int at, int length) {
        return Arrays.copyOfRange(bytes, at, Math.min(at + length, bytes.length));
    }
}
