package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// Names one sender key: distribution id 16 (a random UUID) ‖ chain id u32 (31 random bits). Drawn anew at each
/// rotation; public.
public final class SenderKeyId {
    static final int LENGTH = 20;
    private static final int CHAIN = 16;
    private final byte[] bytes;

    private SenderKeyId(byte[] bytes) {
        this.bytes = bytes;
    }

    static SenderKeyId random(Randomness randomness) {
        byte[] bytes = randomness.bytes(LENGTH);
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        bytes[CHAIN] &= 0x7f;
        return new SenderKeyId(bytes);
    }

    /// Throws `Malformed` for a chain id of more than 31 bits.
    static SenderKeyId read(ByteReader in) {
        byte[] bytes = in.bytes(LENGTH);
        if (bytes[CHAIN] < 0) throw new ByteReader.Malformed();
        return new SenderKeyId(bytes);
    }

    ByteWriter write(ByteWriter out) {
        return out.bytes(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SenderKeyId that && ConstantTime.equal(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return new ByteReader(bytes).u32();
    }

    @Override
    public String toString() {
        return Integer.toHexString(hashCode()) + "…";
    }
}
