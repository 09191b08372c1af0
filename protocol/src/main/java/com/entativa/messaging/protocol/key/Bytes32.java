package com.entativa.messaging.protocol.key;

import java.util.Arrays;

/// Thirty-two public bytes: copied in, copied out, compared by value.
public final class Bytes32 {
    public static final int LENGTH = 32;
    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes32 copyOf(byte[] bytes) {
        return copyOf(bytes, 0);
    }

    public static Bytes32 copyOf(byte[] bytes, int from) {
        if (bytes.length - from < LENGTH)
            throw new IllegalArgumentException("needs 32 bytes, has " + (bytes.length - from));
        return new Bytes32(Arrays.copyOfRange(bytes, from, from + LENGTH));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes32 that && ConstantTime.equal(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
    }

    /// The first four bytes: enough to tell keys apart in a log of ids, too little to be one.
    @Override
    public String toString() {
        return Integer.toHexString(Integer.reverseBytes(hashCode())) + "…";
    }
}
