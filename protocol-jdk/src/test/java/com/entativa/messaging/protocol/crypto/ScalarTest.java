package com.entativa.messaging.protocol.crypto;

import static com.entativa.messaging.protocol.crypto.Edwards.Q;
import static com.entativa.messaging.protocol.crypto.Edwards.bytes;
import static com.entativa.messaging.protocol.crypto.Edwards.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Limb arithmetic beside BigInteger: 10 000 seeded numbers, and each combination of the extremes.
final class ScalarTest {
    private static final int CASES = 10_000;
    private static final List<BigInteger> EXTREMES = List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            Q.subtract(BigInteger.ONE),
            Q,
            Q.add(BigInteger.ONE),
            Q.shiftLeft(1).subtract(BigInteger.ONE),
            Q.multiply(BigInteger.valueOf(15)),
            BigInteger.TWO.pow(252),
            BigInteger.TWO.pow(255).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(256).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(32).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(224));

    @Test
    void reduces_wide_numbers() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            byte[] wide = new byte[64];
            random.nextBytes(wide);
            assertThat(Scalar.reduce(wide)).isEqualTo(bytes(number(wide).mod(Q), 32));
        }
        for (BigInteger high : EXTREMES) {
            for (BigInteger low : EXTREMES) {
                BigInteger wide = high.shiftLeft(256).add(low);
                assertThat(Scalar.reduce(bytes(wide, 64))).isEqualTo(bytes(wide.mod(Q), 32));
            }
        }
    }

    @Test
    void multiplies_and_adds() {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) multiplyAdd(anyOf(random), anyOf(random), anyOf(random));
        for (BigInteger a : EXTREMES) for (BigInteger b : EXTREMES) for (BigInteger c : EXTREMES) multiplyAdd(a, b, c);
    }

    private static void multiplyAdd(BigInteger a, BigInteger b, BigInteger c) {
        byte[] expected = bytes(a.multiply(b).add(c).mod(Q), 32);

        assertThat(Scalar.multiplyAdd(bytes(a, 32), bytes(b, 32), bytes(c, 32))).isEqualTo(expected);
    }

    @Test
    void negates() {
        forAll(3, a -> assertThat(Scalar.negate(bytes(a, 32)))
                .isEqualTo(bytes(a.negate().mod(Q), 32)));
    }

    @Test
    void tells_a_reduced_number_from_one_that_is_not() {
        forAll(4, a -> assertThat(Scalar.isReduced(bytes(a, 32))).isEqualTo(a.compareTo(Q) < 0));
    }

    private static void forAll(long seed, Consumer<BigInteger> check) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) check.accept(anyOf(random));
        EXTREMES.forEach(check);
    }

    /// Of any magnitude, often close to a multiple of q.
    private static BigInteger anyOf(Random random) {
        if (random.nextInt(4) > 0) return new BigInteger(256, random);
        BigInteger near = Q.multiply(BigInteger.valueOf(random.nextInt(15))).add(BigInteger.valueOf(random.nextInt(5)));
        return near.subtract(BigInteger.TWO).max(BigInteger.ZERO);
    }
}
