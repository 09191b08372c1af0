package com.entativa.messaging.protocol.wire;

import com.entativa.messaging.protocol.key.RatchetKey;
import java.util.Arrays;
import java.util.Optional;

/// `header ‖ EncodeEC(DHs) ‖ PN u32 ‖ N u32 ‖ C ‖ T`: P-W-1. `n` and `previousLength` are unsigned and below 2^32 − 1
/// only after the ratchet checked them; here they are as they came.
@SuppressWarnings("ArrayRecordComponent")
public record RatchetMessage(RatchetHeader header, byte[] ciphertext, byte[] tag) {
    /// A header byte, 33 bytes of key, two counters.
    public static final int HEADER_LENGTH = 42;

    public static final int TAG_LENGTH = 32;
    private static final int GCM_TAG_LENGTH = 16;
    private static final int OVERHEAD = HEADER_LENGTH + GCM_TAG_LENGTH + TAG_LENGTH;

    /// The authenticated fields. `version` is the suite's header byte.
    public record RatchetHeader(byte version, RatchetKey key, int previousLength, int n) {
        public byte[] encoded() {
            return new ByteWriter()
                    .u8(version)
                    .bytes(key.encoded())
                    .u32(previousLength)
                    .u32(n)
                    .finish();
        }
    }

    /// Empty for anything that is not exactly one message with this header byte.
    public static Optional<RatchetMessage> parse(byte version, byte[] message) {
        if (message.length < OVERHEAD || message[0] != version) return Optional.empty();
        ByteReader reader = new ByteReader(message);
        reader.u8();
        Optional<RatchetKey> key = RatchetKey.decode(reader.bytes(33));
        if (key.isEmpty()) return Optional.empty();
        RatchetHeader header = new RatchetHeader(version, key.get(), reader.u32(), reader.u32());
        byte[] ciphertext = reader.bytes(reader.left() - TAG_LENGTH);
        return Optional.of(new RatchetMessage(header, ciphertext, reader.bytes(TAG_LENGTH)));
    }

    public byte[] encoded() {
        byte[] head = header.encoded();
        byte[] message = Arrays.copyOf(head, head.length + ciphertext.length + tag.length);
        System.arraycopy(ciphertext, 0, message, head.length, ciphertext.length);
        System.arraycopy(tag, 0, message, head.length + ciphertext.length, tag.length);
        return message;
    }
}
