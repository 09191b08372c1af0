package com.entativa.messaging.protocol.key;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Thirty-two secret bytes with an owner and an end: `close` zeroes them, use after that throws, printing redacts.
///
/// Best effort: the collector may have moved the array before, and a compiler may have spilled a copy.
public final class Secret32 implements AutoCloseable {
    public static final int LENGTH = 32;
    private final byte[] bytes;
    private boolean closed;

    private Secret32(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes the array over: the caller must not keep it.
    public static Secret32 own(byte[] bytes) {
        if (bytes.length != LENGTH) throw new IllegalArgumentException("needs 32 bytes, has " + bytes.length);
        return new Secret32(bytes);
    }

    /// Copies 32 bytes out of a longer output, which stays the caller's to wipe.
    public static Secret32 copyOf(byte[] bytes, int from) {
        return own(Arrays.copyOfRange(bytes, from, from + LENGTH));
    }

    /// The only door out. The array is the live one: read it, do not keep or change it.
    public byte[] expose() {
        if (closed) throw new IllegalStateException("secret used after it was wiped");
        return bytes;
    }

    public boolean sameAs(Secret32 other) {
        return ConstantTime.equal(expose(), other.expose());
    }

    /// Ends the secrets of a state that was replaced, but those which its successor shares.
    public static void closeReplaced(List<Secret32> replaced, List<Secret32> kept) {
        Set<Secret32> shared = Collections.newSetFromMap(new IdentityHashMap<>());
        shared.addAll(kept);
        for (Secret32 secret : replaced) if (!shared.contains(secret)) secret.close();
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        throw new UnsupportedOperationException("secrets are compared with sameAs");
    }

    @Override
    public int hashCode() {
        throw new UnsupportedOperationException("secrets are no keys of a map");
    }

    @Override
    public String toString() {
        return "Secret32[redacted]";
    }
}
