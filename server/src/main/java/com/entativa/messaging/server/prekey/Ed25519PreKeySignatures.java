package com.entativa.messaging.server.prekey;

import java.math.BigInteger;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// PROVISIONAL: to be replaced by the protocol module's XEdDSA when that lands. Verification of (u, M, R ‖ s) is
/// Ed25519 verification under the Edwards point of u with sign bit 0: y = (u−1)/(u+1).
public final class Ed25519PreKeySignatures implements PreKeySignatures {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger Q =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @Override
    public boolean wellFormed(byte[] key33) {
        return key33.length == 33 && key33[0] == 5 && u(key33).compareTo(P) < 0;
    }

    @Override
    public boolean verifies(byte[] identityKey33, byte[] preKey33, byte[] signature64) {
        if (!wellFormed(identityKey33) || !wellFormed(preKey33) || signature64.length != 64) return false;
        if (number(signature64, 32, 64).compareTo(Q) >= 0) return false;
        BigInteger u = u(identityKey33);
        BigInteger below = u.add(BigInteger.ONE).mod(P);
        if (below.signum() == 0) return false;
        BigInteger y = u.subtract(BigInteger.ONE).multiply(below.modInverse(P)).mod(P);
        return Ed25519.verify(signature64, 0, littleEndian(y), 0, preKey33, 0, preKey33.length);
    }

    private static BigInteger u(byte[] key33) {
        return number(key33, 1, 33);
    }

    private static BigInteger number(byte[] littleEndian, int from, int to) {
        byte[] bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) bytes[i] = littleEndian[to - 1 - i];
        return new BigInteger(1, bytes);
    }

    private static byte[] littleEndian(BigInteger value) {
        byte[] big = value.toByteArray();
        byte[] out = new byte[32];
        for (int i = 0; i < Math.min(32, big.length); i++) out[i] = big[big.length - 1 - i];
        return out;
    }
}
