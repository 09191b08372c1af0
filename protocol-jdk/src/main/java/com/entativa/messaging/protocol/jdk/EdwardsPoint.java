package com.entativa.messaging.protocol.jdk;

import com.entativa.messaging.protocol.key.Bytes32;
import java.math.BigInteger;
import java.util.Optional;

/// From Curve25519 to Edwards25519: y = (u − 1) / (u + 1) (RFC 7748 §4.1). Of public keys alone: not in constant time.
final class EdwardsPoint {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private EdwardsPoint() {}

    static Optional<byte[]> of(Bytes32 encoded) {
        BigInteger u = new BigInteger(1, reversed(encoded.toArray()));
        BigInteger below = u.add(BigInteger.ONE).mod(P);
        if (below.signum() == 0) return Optional.empty();
        BigInteger y = u.subtract(BigInteger.ONE).multiply(below.modInverse(P)).mod(P);
        byte[] big = new byte[Bytes32.LENGTH];
        byte[] digits = y.toByteArray();
        System.arraycopy(digits, 0, big, big.length - digits.length, digits.length);
        return Optional.of(reversed(big));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return reversed;
    }
}
