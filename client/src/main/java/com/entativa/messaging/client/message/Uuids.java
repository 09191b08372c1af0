package com.entativa.messaging.client.message;

import com.entativa.messaging.client.platform.Clock;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.UUID;

/// UUIDs as sixteen bytes, by way of their text: browsers' `UUID` has no halves. Makes those of version 7 (RFC 9562).
public final class Uuids {
    public static final int LENGTH = 16;
    private final Clock clock;
    private final Randomness randomness;
    private long lastMillis;

    public Uuids(Clock clock, Randomness randomness) {
        this.clock = clock;
        this.randomness = randomness;
    }

    /// Later ones are greater as text, even within a millisecond or when the clock steps back.
    public UUID next() {
        lastMillis = Math.max(lastMillis + 1, clock.nowMillis());
        byte[] bytes = randomness.bytes(LENGTH);
        for (int i = 0; i < 6; i++) bytes[i] = (byte) (lastMillis >>> (40 - 8 * i));
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x70);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        return of(bytes);
    }

    public static byte[] bytes(UUID id) {
        String text = id.toString();
        byte[] bytes = new byte[LENGTH];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '-') continue;
            int digit = Hex.DIGITS.indexOf(text.charAt(i));
            bytes[at >> 1] |= (byte) (digit << (4 - 4 * (at & 1)));
            at++;
        }
        return bytes;
    }

    public static UUID of(byte[] bytes) {
        StringBuilder text = new StringBuilder(36);
        for (int i = 0; i < LENGTH; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) text.append('-');
            text.append(Hex.DIGITS.charAt(bytes[i] >> 4 & 15)).append(Hex.DIGITS.charAt(bytes[i] & 15));
        }
        return UUID.fromString(text.toString());
    }

    public static ByteWriter write(ByteWriter out, UUID id) {
        return out.bytes(bytes(id));
    }

    public static UUID read(ByteReader in) {
        return of(in.bytes(LENGTH));
    }
}
