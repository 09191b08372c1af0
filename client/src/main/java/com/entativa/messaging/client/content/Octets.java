package com.entativa.messaging.client.content;

import java.util.Arrays;

/// Bytes of any length as a value: copied in, copied out, compared by content, never printed.
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets copyOf(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Octets(bytes.clone());
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Octets[" + bytes.length + "]";
    }
}
