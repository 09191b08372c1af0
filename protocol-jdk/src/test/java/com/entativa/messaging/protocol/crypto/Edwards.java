package com.entativa.messaging.protocol.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// The curve's numbers in plain arithmetic, and the JDK's own Ed25519 verifier: what the tests compare with.
public final class Edwards {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger Q = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final byte[] DER = HexFormat.of().parseHex("302a300506032b6570032100");

    private Edwards() {}

    /// XEdDSA's A: y = (u − 1)/(u + 1), sign bit 0.
    public static byte[] fromMontgomery(byte[] u) {
        BigInteger number = number(u);
        BigInteger inverse = number.add(BigInteger.ONE).modInverse(P);
        return bytes(number.subtract(BigInteger.ONE).multiply(inverse).mod(P), 32);
    }

    static boolean stockVerifies(byte[] edwards, byte[] message, byte[] signature) {
        byte[] encoded = java.util.Arrays.copyOf(DER, DER.length + 32);
        System.arraycopy(edwards, 0, encoded, DER.length, 32);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static BigInteger number(byte[] little) {
        byte[] big = new byte[little.length];
        for (int i = 0; i < big.length; i++) big[i] = little[big.length - 1 - i];
        return new BigInteger(1, big);
    }

    static byte[] bytes(BigInteger number, int length) {
        byte[] big = number.toByteArray();
        byte[] little = new byte[length];
        for (int i = 0; i < Math.min(length, big.length); i++) little[i] = big[big.length - 1 - i];
        return little;
    }
}
