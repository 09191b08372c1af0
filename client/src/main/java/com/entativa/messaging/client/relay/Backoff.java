package com.entativa.messaging.client.relay;

import com.entativa.messaging.protocol.crypto.Randomness;

/// How long to wait before trying again: doubling from `firstMillis` to `mostMillis`, each wait drawn from its upper
/// half so
/// that clients which lost the relay together do not come back together. R3.3
public record Backoff(long firstMillis, long mostMillis) {
    public static final Backoff CONNECTING = new Backoff(500, 30_000);
    public static final Backoff SENDING = new Backoff(2_000, 5 * 60_000);

    private static final int MAX_DOUBLINGS = 30;

    public long delayMillis(int failures, Randomness randomness) {
        int doublings = Math.min(MAX_DOUBLINGS, Math.max(0, failures - 1));
        long most = Math.min(mostMillis, firstMillis << doublings);
        byte[] random = randomness.bytes(4);
        long drawn = (random[0] & 0xffL) << 16 | (random[1] & 0xff) << 8 | random[2] & 0xff;
        return most / 2 + (most / 2) * drawn / 0xff_ffff;
    }
}
