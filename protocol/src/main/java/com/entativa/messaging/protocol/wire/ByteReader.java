package com.entativa.messaging.protocol.wire;

import java.util.Arrays;

/// Reads big-endian fields from front to back and refuses whatever is cut short or left over.
/// Throws {@link Malformed}, which each parser catches once and turns into its outcome.
public final class ByteReader {
    private final byte[] bytes;
    private int at;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int u8() {
        return bytes[advance(1)] & 0xff;
    }

    public int u32() {
        int from = advance(4);
        return (bytes[from] & 0xff) << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | bytes[from + 3] & 0xff;
    }

    public long u64() {
        long high = u32() & 0xffff_ffffL;
        return high << 32 | u32() & 0xffff_ffffL;
    }

    public byte[] bytes(int length) {
        int from = advance(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /// A field with its length before it, at most `limit`.
    public byte[] sized(int limit) {
        int length = u32();
        if (length < 0 || length > limit) throw new Malformed();
        return bytes(length);
    }

    /// How many items follow, at most `limit`.
    public int count(int limit) {
        int count = u32();
        if (count < 0 || count > limit) throw new Malformed();
        return count;
    }

    public int left() {
        return bytes.length - at;
    }

    public void end() {
        if (left() != 0) throw new Malformed();
    }

    private int advance(int length) {
        if (length < 0 || length > left()) throw new Malformed();
        int from = at;
        at += length;
        return from;
    }

    public static final class Malformed extends RuntimeException {
        public Malformed() {
            super("malformed bytes", null, false, false);
        }
    }
}
