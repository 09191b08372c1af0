package com.entativa.messaging.protocol.crypto;

import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import java.util.Arrays;

/// XEdDSA, strictly: signatures with the X25519 identity key that a stock Ed25519 verifier accepts. P-X-*
///
/// Only prekeys are signed, never what people write: an identity signature on a message would end its deniability.
public final class XEdDsa {
    public static final int SIGNATURE_LENGTH = 64;
    private static final int RANDOM_LENGTH = 64;

    /// hash_1's prefix: 2^256 − 2, little-endian.
    private static final byte[] HASH_1 = hash1Prefix();

    private XEdDsa() {}

    public static byte[] sign(Crypto crypto, Randomness randomness, KeyPair<IdentityKey> signer, byte[] message) {
        return sign(crypto, signer, message, randomness.bytes(RANDOM_LENGTH));
    }

    /// `random`: 64 fresh secret bytes. Vectors hand in known ones; everybody else uses the other form.
    public static byte[] sign(Crypto crypto, KeyPair<IdentityKey> signer, byte[] message, byte[] random) {
        if (random.length != RANDOM_LENGTH) throw new IllegalArgumentException("needs 64 random bytes");
        byte[] k = signer.secret().expose();
        byte[] edwards = crypto.edwardsBase(k);
        byte[] a = select(edwards[31] >> 7 & 1, Scalar.negate(k), k);
        edwards[31] &= 0x7f;

        byte[] r = Scalar.reduce(crypto.sha512(HASH_1, a, message, random));
        byte[] commitment = crypto.edwardsBase(r);
        byte[] h = Scalar.reduce(crypto.sha512(commitment, edwards, message));
        byte[] s = Scalar.multiplyAdd(h, a, r);

        Arrays.fill(a, (byte) 0);
        Arrays.fill(r, (byte) 0);
        byte[] signature = Arrays.copyOf(commitment, SIGNATURE_LENGTH);
        System.arraycopy(s, 0, signature, 32, 32);
        return signature;
    }

    /// False for any other length, an `s` not below the group order, a key that is no point of the curve.
    public static boolean verify(Crypto crypto, IdentityKey signer, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) return false;
        if (!Scalar.isReduced(Arrays.copyOfRange(signature, 32, 64))) return false;
        return crypto.edwardsPoint(signer.u())
                .filter(point -> crypto.ed25519Verify(point, message, signature))
                .isPresent();
    }

    /// `one` when bit is 1, else a copy of `zero`; without a branch.
    private static byte[] select(int bit, byte[] one, byte[] zero) {
        byte[] chosen = new byte[one.length];
        for (int i = 0; i < chosen.length; i++) chosen[i] = (byte) (one[i] & -bit | zero[i] & bit - 1);
        Arrays.fill(one, (byte) 0);
        return chosen;
    }

    private static byte[] hash1Prefix() {
        byte[] prefix = new byte[32];
        Arrays.fill(prefix, (byte) 0xff);
        prefix[0] = (byte) 0xfe;
        return prefix;
    }
}
