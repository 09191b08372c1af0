package com.entativa.messaging.protocol.jdk;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/// Base-point multiplication on Edwards25519 by an arbitrary scalar, which neither JCA nor BouncyCastle's `Ed25519`
/// offers. BouncyCastle's constant-time field; extended coordinates with the complete addition for a = −1 (Hisil,
/// Wong, Carter, Dawson 2008), which doubles too; one double, one add and one conditional move for each of 256 bits.
final class EdwardsBase {
    private static final int BITS = 256;

    /// d = −121665/121666.
    private static final int[] D = field("a3785913ca4deb75abd841414d0a700098e879777940c78c73fe6f2bee6c0352");

    private static final int[] D2 = twice(D);
    private static final int[] BASE_X = field("1ad5258f602d56c9b2a7259560c72c695cdcd6fd31e2a4c0fe536ecdd3366921");
    private static final int[] BASE_Y = field("5866666666666666666666666666666666666666666666666666666666666666");

    private EdwardsBase() {}

    /// The 32-byte encoding of scalar·B; the scalar is little-endian.
    static byte[] multiply(byte[] scalar) {
        Point base = Point.affine(BASE_X, BASE_Y);
        Point sum = Point.neutral();
        Point added = Point.neutral();
        for (int bit = BITS - 1; bit >= 0; bit--) {
            sum.setToSum(sum, sum);
            added.setToSum(sum, base);
            int mask = -(scalar[bit >> 3] >>> (bit & 7) & 1);
            sum.moveIf(mask, added);
        }
        byte[] encoded = sum.encode();
        sum.wipe();
        added.wipe();
        return encoded;
    }

    /// (X : Y : Z : T), x = X/Z, y = Y/Z, xy = T/Z.
    private static final class Point {
        private final int[] x = X25519Field.create();
        private final int[] y = X25519Field.create();
        private final int[] z = X25519Field.create();
        private final int[] t = X25519Field.create();

        static Point neutral() {
            Point point = new Point();
            X25519Field.one(point.y);
            X25519Field.one(point.z);
            return point;
        }

        static Point affine(int[] x, int[] y) {
            Point point = new Point();
            X25519Field.copy(x, 0, point.x, 0);
            X25519Field.copy(y, 0, point.y, 0);
            X25519Field.one(point.z);
            X25519Field.mul(x, y, point.t);
            return point;
        }

        /// this = p + q; p and q may be this.
        void setToSum(Point p, Point q) {
            int[] a = X25519Field.create();
            int[] b = X25519Field.create();
            int[] c = X25519Field.create();
            int[] d = X25519Field.create();
            int[] e = X25519Field.create();
            int[] f = X25519Field.create();
            X25519Field.sub(p.y, p.x, e);
            X25519Field.sub(q.y, q.x, f);
            X25519Field.mul(e, f, a);
            X25519Field.add(p.y, p.x, e);
            X25519Field.add(q.y, q.x, f);
            X25519Field.mul(e, f, b);
            X25519Field.mul(p.t, q.t, c);
            X25519Field.mul(c, D2, c);
            X25519Field.mul(p.z, q.z, d);
            X25519Field.add(d, d, d);
            X25519Field.sub(b, a, e);
            X25519Field.sub(d, c, f);
            X25519Field.add(d, c, c);
            X25519Field.add(b, a, d);
            carry(e, f, c, d);
            X25519Field.mul(e, f, x);
            X25519Field.mul(c, d, y);
            X25519Field.mul(f, c, z);
            X25519Field.mul(e, d, t);
        }

        private static void carry(int[]... elements) {
            for (int[] element : elements) X25519Field.carry(element);
        }

        void moveIf(int mask, Point other) {
            X25519Field.cmov(mask, other.x, 0, x, 0);
            X25519Field.cmov(mask, other.y, 0, y, 0);
            X25519Field.cmov(mask, other.z, 0, z, 0);
            X25519Field.cmov(mask, other.t, 0, t, 0);
        }

        byte[] encode() {
            int[] inverse = X25519Field.create();
            int[] u = X25519Field.create();
            int[] v = X25519Field.create();
            X25519Field.inv(z, inverse);
            X25519Field.mul(x, inverse, u);
            X25519Field.mul(y, inverse, v);
            X25519Field.normalize(u);
            X25519Field.normalize(v);
            byte[] encoded = new byte[32];
            X25519Field.encode(v, encoded, 0);
            encoded[31] |= (byte) ((u[0] & 1) << 7);
            return encoded;
        }

        void wipe() {
            for (int[] element : new int[][] {x, y, z, t}) Arrays.fill(element, 0);
        }
    }

    private static int[] field(String littleEndianHex) {
        int[] element = X25519Field.create();
        X25519Field.decode(java.util.HexFormat.of().parseHex(littleEndianHex), 0, element);
        return element;
    }

    private static int[] twice(int[] element) {
        int[] twice = X25519Field.create();
        X25519Field.add(element, element, twice);
        X25519Field.carry(twice);
        return twice;
    }
}
