package com.entativa.messaging.protocol.crypto;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.protocol.crypto.Edwards.Q;
import static com.entativa.messaging.protocol.crypto.Edwards.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.internal.Ed25519;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;

/// Base-point multiplication beside BouncyCastle's key generation and Tink's internal multiplication.
final class EdwardsBaseTest {
    @Test
    void a_clamped_scalar_gives_bouncycastles_public_key() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            byte[] scalar = Arrays.copyOf(CRYPTO.sha512(seed), 32);
            scalar[0] &= (byte) 0xf8;
            scalar[31] = (byte) (scalar[31] & 0x7f | 0x40);

            byte[] point = CRYPTO.edwardsBase(scalar);

            assertThat(point)
                    .isEqualTo(new Ed25519PrivateKeyParameters(seed)
                            .generatePublicKey()
                            .getEncoded());
        }
    }

    @Test
    void any_scalar_below_q_gives_tinks_point() {
        Random random = new Random(6);
        for (int i = 0; i < 300; i++) {
            byte[] scalar = bytes(new BigInteger(300, random).mod(Q), 32);

            assertThat(CRYPTO.edwardsBase(scalar)).isEqualTo(Ed25519.scalarMultWithBaseToBytes(scalar));
        }
    }

    @Test
    void the_group_has_order_q() {
        byte[] neutral = bytes(BigInteger.ONE, 32);

        assertThat(CRYPTO.edwardsBase(new byte[32])).isEqualTo(neutral);
        assertThat(CRYPTO.edwardsBase(bytes(Q, 32))).isEqualTo(neutral);
        for (BigInteger k : List.of(BigInteger.ONE, BigInteger.TWO, Q.subtract(BigInteger.ONE), Q.shiftRight(1))) {
            byte[] point = CRYPTO.edwardsBase(bytes(k, 32));
            assertThat(CRYPTO.edwardsBase(bytes(k.add(Q), 32))).isEqualTo(point);
            assertThat(point).isEqualTo(Ed25519.scalarMultWithBaseToBytes(bytes(k, 32)));
        }
    }

    @Test
    void the_base_point_is_rfc_8032s() {
        byte[] base = CRYPTO.edwardsBase(bytes(BigInteger.ONE, 32));

        assertThat(base).startsWith(0x58).endsWith(0x66);
        assertThat(Arrays.copyOfRange(base, 1, 32)).containsOnly(0x66);
    }
}
