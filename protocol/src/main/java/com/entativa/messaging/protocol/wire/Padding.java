package com.entativa.messaging.protocol.wire;

import java.util.Arrays;
import java.util.Optional;

/// Hides a message's length up to a block: 0x80, then zeros to the next multiple of 160. P-W-4
public final class Padding {
    static final int BLOCK = 160;
    private static final byte MARK = (byte) 0x80;

    private Padding() {}

    public static byte[] pad(byte[] content) {
        byte[] padded = Arrays.copyOf(content, (content.length / BLOCK + 1) * BLOCK);
        padded[content.length] = MARK;
        return padded;
    }

    /// Empty when no mark stands there or the length is no whole number of blocks.
    public static Optional<byte[]> unpad(byte[] padded) {
        if (padded.length == 0 || padded.length % BLOCK != 0) return Optional.empty();
        int at = padded.length - 1;
        while (at > padded.length - BLOCK && padded[at] == 0) at--;
        return padded[at] == MARK ? Optional.of(Arrays.copyOf(padded, at)) : Optional.empty();
    }
}
