package com.entativa.messaging.protocol.crypto;

/// Arithmetic modulo q = 2^252 + 27742317777372353535851937790883648493, the order of Edwards25519's base point.
/// Limb-wise, no branch and no index depends on a value: XEdDSA's `s` multiplies with the identity secret.
/// Numbers are little-endian; inside they are 32-bit limbs in `long`s.
final class Scalar {
    private static final long MASK = 0xffff_ffffL;
    private static final int LIMBS = 8;
    private static final long[] Q = {0x5cf5d3edL, 0x5812631aL, 0xa2f79cd6L, 0x14def9deL, 0, 0, 0, 0x10000000L};

    private Scalar() {}

    /// `wide` (up to 64 bytes) mod q, as 32 bytes.
    static byte[] reduce(byte[] wide) {
        return bytes(reduce(limbs(wide)));
    }

    /// (a·b + c) mod q for any 32-byte a, b, c.
    static byte[] multiplyAdd(byte[] a, byte[] b, byte[] c) {
        long[] product = multiply(limbs(a), limbs(b));
        add(product, limbs(c));
        return bytes(reduce(product));
    }

    /// −a mod q for any 32-byte a.
    static byte[] negate(byte[] a) {
        long[] reduced = reduce(limbs(a));
        long[] difference = new long[LIMBS];
        subtract(Q, reduced, difference);
        return bytes(reduce(difference));
    }

    /// s < q, for signatures of others (public).
    static boolean isReduced(byte[] s) {
        return subtract(limbs(s), Q, new long[LIMBS]) != 0;
    }

    private static long[] multiply(long[] a, long[] b) {
        long[] product = new long[2 * LIMBS];
        for (int i = 0; i < LIMBS; i++) {
            long carry = 0;
            for (int j = 0; j < LIMBS; j++) {
                long sum = a[i] * b[j] + product[i + j];
                long low = (sum & MASK) + carry;
                product[i + j] = low & MASK;
                carry = (sum >>> 32) + (low >>> 32);
            }
            product[i + LIMBS] = carry;
        }
        return product;
    }

    /// sum += addend; the product of two 256-bit numbers leaves room for one more.
    private static void add(long[] sum, long[] addend) {
        long carry = 0;
        for (int i = 0; i < sum.length; i++) {
            long limb = sum[i] + (i < addend.length ? addend[i] : 0) + carry;
            sum[i] = limb & MASK;
            carry = limb >>> 32;
        }
    }

    /// Bit by bit from the top: rest = 2·rest + bit, less q if that fits.
    private static long[] reduce(long[] wide) {
        long[] rest = new long[LIMBS];
        long[] less = new long[LIMBS];
        for (int bit = wide.length * 32 - 1; bit >= 0; bit--) {
            long carry = wide[bit >> 5] >>> (bit & 31) & 1;
            for (int i = 0; i < LIMBS; i++) {
                long limb = rest[i] << 1 | carry;
                rest[i] = limb & MASK;
                carry = limb >>> 32;
            }
            long keep = -subtract(rest, Q, less);
            for (int i = 0; i < LIMBS; i++) rest[i] = rest[i] & keep | less[i] & ~keep;
        }
        return rest;
    }

    /// difference = a − b; returns the borrow, 1 when a < b.
    private static long subtract(long[] a, long[] b, long[] difference) {
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            long limb = a[i] - b[i] - borrow;
            difference[i] = limb & MASK;
            borrow = limb >>> 63;
        }
        return borrow;
    }

    private static long[] limbs(byte[] bytes) {
        long[] limbs = new long[bytes.length / 4];
        for (int i = 0; i < bytes.length; i++) limbs[i >> 2] |= (bytes[i] & 0xffL) << 8 * (i & 3);
        return limbs;
    }

    private static byte[] bytes(long[] limbs) {
        byte[] bytes = new byte[4 * LIMBS];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (limbs[i >> 2] >>> 8 * (i & 3));
        return bytes;
    }
}
