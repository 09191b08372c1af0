package com.entativa.messaging.client.image;

/// The factors of one plane: the mean first, then the others, written in four bits each by their greatest.
final class Waves {
    /// Below, a plane is flat, and nearer, two steps are one: what is left is rounding, which differs between
    /// platforms.
    private static final double FLAT = 1e-9;

    private final double[] factors;
    private int count;
    private double scale;

    Waves(int most) {
        factors = new double[most];
    }

    void add(double factor) {
        if (count > 0) scale = Math.max(scale, Math.abs(factor));
        factors[count++] = factor;
    }

    double mean() {
        return factors[0];
    }

    double scale() {
        return scale < FLAT ? 0 : scale;
    }

    /// At a place counted in half bytes; the place after.
    int write(byte[] hash, int from) {
        int at = from;
        for (int i = 1; i < count; i++, at++) {
            double share = scale < FLAT ? 0 : 0.5 + 0.5 / scale * factors[i];
            hash[at >> 1] |= (byte) (ThumbHash.round(15 * share + FLAT) << ((at & 1) << 2));
        }
        return at;
    }
}
