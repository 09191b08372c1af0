package com.entativa.messaging.protocol.attachment;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.Arrays;

/// Decrypts a file as it arrives. No byte of a segment is released before its tag held; only after {@link #finish}
/// answered `WHOLE` is the file complete. P-A-2
public final class AttachmentOpener implements AutoCloseable {
    public enum Progress {
        GOES_ON,
        /// Damaged, cut, extended, in another order, or not this file: discard all of it.
        REFUSED,
        WHOLE
    }

    private sealed interface Stage {
        enum Header implements Stage {
            HEADER
        }

        record Segments(SegmentCipher cipher) implements Stage {}
    }

    private final Crypto crypto;
    private final Secret32 fileKey;
    private final byte[] aad;
    private final AttachmentSealer.Sink sink;
    private final byte[] buffer = new byte[SegmentCipher.SEGMENT_LENGTH];
    private int buffered;
    private Stage stage = Stage.Header.HEADER;
    private boolean refused;

    /// The key stays the caller's.
    public AttachmentOpener(Crypto crypto, Secret32 fileKey, byte[] aad, AttachmentSealer.Sink sink) {
        this.crypto = crypto;
        this.fileKey = fileKey;
        this.aad = aad.clone();
        this.sink = sink;
    }

    public Progress write(byte[] ciphertext) {
        int at = 0;
        while (at < ciphertext.length && !refused) {
            if (buffered == expected()) advance();
            int length = Math.min(expected() - buffered, ciphertext.length - at);
            System.arraycopy(ciphertext, at, buffer, buffered, length);
            buffered += length;
            at += length;
        }
        return refused ? Progress.REFUSED : Progress.GOES_ON;
    }

    public Progress finish() {
        if (buffered == expected() && stage instanceof Stage.Header) advance();
        if (refused || buffered < SegmentCipher.TAG_LENGTH) return Progress.REFUSED;
        if (!(stage instanceof Stage.Segments(SegmentCipher cipher))) return Progress.REFUSED;
        segment(cipher, true);
        return refused ? Progress.REFUSED : Progress.WHOLE;
    }

    private int expected() {
        return switch (stage) {
            case Stage.Header _ -> SegmentCipher.HEADER_LENGTH;
            case Stage.Segments(SegmentCipher cipher) -> cipher.ciphertextLength();
        };
    }

    private void advance() {
        switch (stage) {
            case Stage.Segments(SegmentCipher cipher) -> segment(cipher, false);
            case Stage.Header _ -> {
                byte[] header = Arrays.copyOf(buffer, SegmentCipher.HEADER_LENGTH);
                refused = header[0] != SegmentCipher.HEADER_LENGTH;
                if (!refused) stage = new Stage.Segments(new SegmentCipher(crypto, fileKey, aad, header));
            }
        }
        buffered = 0;
    }

    private void segment(SegmentCipher cipher, boolean last) {
        cipher.open(Arrays.copyOf(buffer, buffered), last).ifPresentOrElse(sink::write, () -> refused = true);
    }

    @Override
    public void close() {
        if (stage instanceof Stage.Segments(SegmentCipher cipher)) cipher.close();
    }
}
