package com.entativa.messaging.protocol.fingerprint;

import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// What a safety number's QR code holds: protobuf `{1: version, 2: {1: local}, 3: {1: remote}}`. P-F-2
@SuppressWarnings("ArrayRecordComponent")
public record QrContent(byte[] local, byte[] remote) {
    private static final int VERSION = 2;
    private static final int LENGTH = 32;

    public enum Comparison {
        SAME,
        DIFFERENT,
        /// Another version, or no safety number at all.
        UNREADABLE
    }

    public byte[] encoded() {
        ByteWriter out = new ByteWriter().u8(0x08).u8(VERSION);
        side(out, 0x12, local);
        side(out, 0x1a, remote);
        return out.finish();
    }

    /// Compares crosswise: what they call local is our remote.
    public Comparison compareWith(byte[] scanned) {
        try {
            ByteReader in = new ByteReader(scanned);
            if (in.u8() != 0x08 || in.u8() != VERSION) return Comparison.UNREADABLE;
            byte[] theirLocal = side(in, 0x12);
            byte[] theirRemote = side(in, 0x1a);
            in.end();
            byte[] crosswise = new QrContent(theirRemote, theirLocal).encoded();
            return ConstantTime.equal(crosswise, encoded()) ? Comparison.SAME : Comparison.DIFFERENT;
        } catch (ByteReader.Malformed _) {
            return Comparison.UNREADABLE;
        }
    }

    private static void side(ByteWriter out, int tag, byte[] hash) {
        out.u8(tag).u8(LENGTH + 2).u8(0x0a).u8(LENGTH).bytes(hash);
    }

    private static byte[] side(ByteReader in, int tag) {
        if (in.u8() != tag || in.u8() != LENGTH + 2 || in.u8() != 0x0a || in.u8() != LENGTH) {
            throw new ByteReader.Malformed();
        }
        return in.bytes(LENGTH);
    }
}
