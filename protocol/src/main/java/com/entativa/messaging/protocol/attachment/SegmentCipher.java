package com.entativa.messaging.protocol.attachment;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.Arrays;
import java.util.Optional;

/// The segments of one file: STREAM over AES-256-GCM, byte for byte Tink's AesGcmHkdfStreaming with 64 KiB segments.
/// nonce = prefix 7 ‖ segment u32 ‖ last? 1 : 0, so cutting, swapping and extending are found. P-A-1
final class SegmentCipher implements AutoCloseable {
    static final int SEGMENT_LENGTH = 64 * 1024;
    static final int TAG_LENGTH = 16;
    static final int SALT_LENGTH = 32;
    static final int PREFIX_LENGTH = 7;

    /// Length byte, salt, nonce prefix; the first segment is shorter by them.
    static final int HEADER_LENGTH = 1 + SALT_LENGTH + PREFIX_LENGTH;

    private static final byte[] NO_AAD = {};
    private final Crypto crypto;
    private final byte[] key;
    private final byte[] prefix;
    private int segment;
    private boolean closed;

    SegmentCipher(Crypto crypto, Secret32 fileKey, byte[] aad, byte[] header) {
        this.crypto = crypto;
        byte[] salt = Arrays.copyOfRange(header, 1, 1 + SALT_LENGTH);
        this.key = Hkdf.derive(crypto, salt, fileKey.expose(), aad, Secret32.LENGTH);
        this.prefix = Arrays.copyOfRange(header, 1 + SALT_LENGTH, HEADER_LENGTH);
    }

    /// Plaintext that fits into the segment that comes next.
    int capacity() {
        return ciphertextLength() - TAG_LENGTH;
    }

    /// Length of the next segment unless it is the last.
    int ciphertextLength() {
        return segment == 0 ? SEGMENT_LENGTH - HEADER_LENGTH : SEGMENT_LENGTH;
    }

    byte[] seal(byte[] plaintext, boolean last) {
        return crypto.aesGcmSeal(key, nonce(last), NO_AAD, plaintext);
    }

    Optional<byte[]> open(byte[] ciphertext, boolean last) {
        return crypto.aesGcmOpen(key, nonce(last), NO_AAD, ciphertext);
    }

    private byte[] nonce(boolean last) {
        if (closed) throw new IllegalStateException("segment cipher used after its key was wiped");
        if (segment < 0) throw new IllegalStateException("file has too many segments");
        byte[] nonce = Arrays.copyOf(prefix, 12);
        for (int i = 0; i < 4; i++) nonce[PREFIX_LENGTH + i] = (byte) (segment >>> (24 - 8 * i));
        nonce[11] = (byte) (last ? 1 : 0);
        segment++;
        return nonce;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(key, (byte) 0);
    }
}
