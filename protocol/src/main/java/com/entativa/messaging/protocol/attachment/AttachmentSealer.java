package com.entativa.messaging.protocol.attachment;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.Arrays;

/// Encrypts a file as it is read, in constant memory: feed it pieces of any length, then finish. P-A-1
public final class AttachmentSealer implements AutoCloseable {
    /// Takes what comes out, in order. The array is given away.
    @FunctionalInterface
    public interface Sink {
        void write(byte[] bytes);
    }

    private final SegmentCipher cipher;
    private final Sink sink;
    private final byte[] buffer = new byte[SegmentCipher.SEGMENT_LENGTH];
    private int buffered;

    private AttachmentSealer(SegmentCipher cipher, Sink sink) {
        this.cipher = cipher;
        this.sink = sink;
    }

    /// `fileKey` must be fresh for this file; `aad` names it.
    public static AttachmentSealer begin(
            Crypto crypto, Randomness randomness, Secret32 fileKey, byte[] aad, Sink sink) {
        return begin(crypto, AttachmentHeader.random(randomness), fileKey, aad, sink);
    }

    public static AttachmentSealer begin(
            Crypto crypto, AttachmentHeader header, Secret32 fileKey, byte[] aad, Sink sink) {
        sink.write(header.encoded());
        return new AttachmentSealer(new SegmentCipher(crypto, fileKey, aad, header.encoded()), sink);
    }

    /// Bytes that so much plaintext becomes: header, and a tag for each segment.
    public static long sealedLength(long plaintext) {
        long first = SegmentCipher.SEGMENT_LENGTH - SegmentCipher.HEADER_LENGTH - SegmentCipher.TAG_LENGTH;
        long each = SegmentCipher.SEGMENT_LENGTH - SegmentCipher.TAG_LENGTH;
        long segments = plaintext <= first ? 1 : 1 + (plaintext - first + each - 1) / each;
        return SegmentCipher.HEADER_LENGTH + plaintext + segments * SegmentCipher.TAG_LENGTH;
    }

    public void write(byte[] plaintext) {
        int at = 0;
        while (at < plaintext.length) {
            if (buffered == cipher.capacity()) flush(false);
            int length = Math.min(cipher.capacity() - buffered, plaintext.length - at);
            System.arraycopy(plaintext, at, buffer, buffered, length);
            buffered += length;
            at += length;
        }
    }

    /// Writes the last segment. Without it the file is refused as cut.
    public void finish() {
        flush(true);
    }

    private void flush(boolean last) {
        sink.write(cipher.seal(Arrays.copyOf(buffer, buffered), last));
        buffered = 0;
    }

    @Override
    public void close() {
        Arrays.fill(buffer, (byte) 0);
        cipher.close();
    }
}
