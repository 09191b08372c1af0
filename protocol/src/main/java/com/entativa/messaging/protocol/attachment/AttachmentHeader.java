package com.entativa.messaging.protocol.attachment;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// `28 ‖ salt 32 ‖ nonce prefix 7`, the first 40 bytes of a sealed file. P-A-1
public final class AttachmentHeader {
    private static final byte[] INFO = "Signal_AttachmentHeader".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_SALT = new byte[32];
    private final byte[] bytes;

    private AttachmentHeader(byte[] bytes) {
        bytes[0] = SegmentCipher.HEADER_LENGTH;
        this.bytes = bytes;
    }

    static AttachmentHeader random(Randomness randomness) {
        return new AttachmentHeader(randomness.bytes(SegmentCipher.HEADER_LENGTH));
    }

    /// The header of one content under one key: an upload that was cut seals the same bytes again, and a file
    /// that was changed meanwhile shares no nonce with them. `contentDigest`: SHA-256 of the file. P-A-4
    public static AttachmentHeader of(Crypto crypto, Secret32 fileKey, Bytes32 contentDigest, long size) {
        byte[] info = new ByteWriter()
                .bytes(INFO)
                .bytes(contentDigest.toArray())
                .u64(size)
                .finish();
        byte[] derived = Hkdf.derive(crypto, NO_SALT, fileKey.expose(), info, SegmentCipher.HEADER_LENGTH - 1);
        byte[] bytes = new byte[SegmentCipher.HEADER_LENGTH];
        System.arraycopy(derived, 0, bytes, 1, derived.length);
        return new AttachmentHeader(bytes);
    }

    byte[] encoded() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
