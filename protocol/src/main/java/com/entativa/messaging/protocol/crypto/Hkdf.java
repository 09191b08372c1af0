package com.entativa.messaging.protocol.crypto;

import java.util.Arrays;

/// HKDF with SHA-256 (RFC 5869) over the platform's HMAC, one code for JVM and browser. docs/adr/0003
public final class Hkdf {
    private static final int HASH = 32;
    private static final int MAX_LENGTH = 255 * HASH;

    private Hkdf() {}

    /// `salt`: 32 zero bytes where RFC 5869 says none.
    public static byte[] derive(Crypto crypto, byte[] salt, byte[] keyMaterial, byte[] info, int length) {
        byte[] prk = crypto.hmacSha256(salt, keyMaterial);
        byte[] output = expand(crypto, prk, info, length);
        Arrays.fill(prk, (byte) 0);
        return output;
    }

    private static byte[] expand(Crypto crypto, byte[] prk, byte[] info, int length) {
        if (length > MAX_LENGTH) throw new IllegalArgumentException("HKDF gives at most 8160 bytes, not " + length);
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int at = 0, i = 1; at < length; at += HASH, i++) {
            byte[] next = crypto.hmacSha256(prk, block, info, new byte[] {(byte) i});
            Arrays.fill(block, (byte) 0);
            block = next;
            System.arraycopy(block, 0, output, at, Math.min(HASH, length - at));
        }
        Arrays.fill(block, (byte) 0);
        return output;
    }
}
