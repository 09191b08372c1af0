package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.ratchet.MessageKeys.Sealed;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Optional;

/// `13 ‖ distribution id 16 ‖ chain id u32 ‖ iteration u32 ‖ C ‖ T 32 ‖ S 64`: P-G-3, 137 bytes over the plaintext.
@SuppressWarnings("ArrayRecordComponent")
public record SenderKeyMessage(SenderKeyId id, int iteration, Sealed sealed, byte[] signature) {
    public static final byte VERSION = 0x13;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int TAG_LENGTH = 32;
    private static final int GCM_TAG_LENGTH = 16;
    private static final int OVERHEAD = 1 + SenderKeyId.LENGTH + 4 + GCM_TAG_LENGTH + TAG_LENGTH + SIGNATURE_LENGTH;

    /// Empty for anything that is not exactly one message.
    public static Optional<SenderKeyMessage> parse(byte[] message) {
        if (message.length < OVERHEAD || message[0] != VERSION) return Optional.empty();
        try {
            ByteReader in = new ByteReader(message);
            in.u8();
            SenderKeyId id = SenderKeyId.read(in);
            int iteration = in.u32();
            byte[] ciphertext = in.bytes(in.left() - TAG_LENGTH - SIGNATURE_LENGTH);
            Sealed sealed = new Sealed(ciphertext, in.bytes(TAG_LENGTH));
            return Optional.of(new SenderKeyMessage(id, iteration, sealed, in.bytes(SIGNATURE_LENGTH)));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    static byte[] signedPart(SenderKeyId id, int iteration, Sealed sealed) {
        return id.write(new ByteWriter().u8(VERSION))
                .u32(iteration)
                .bytes(sealed.ciphertext())
                .bytes(sealed.tag())
                .finish();
    }

    /// All before the signature.
    byte[] signedPart() {
        return signedPart(id, iteration, sealed);
    }

    public byte[] encoded() {
        return new ByteWriter().bytes(signedPart()).bytes(signature).finish();
    }
}
