package com.entativa.messaging.protocol.crypto;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.protocol.Side.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Strict XEdDSA: what we sign, a stock Ed25519 verifier accepts; what differs in a bit, nobody does.
final class XEdDsaTest {
    private static final byte[] MESSAGE = utf8("a signed prekey");

    @Test
    void a_stock_ed25519_verifier_accepts_the_signatures_of_200_keys() {
        int negated = 0;
        for (int seed = 0; seed < 200; seed++) {
            Randomness randomness = Parties.seeded(seed);
            KeyPair<IdentityKey> signer = KeyPairs.identity(CRYPTO, randomness.secret());
            byte[] message = randomness.bytes(seed);

            byte[] signature = XEdDsa.sign(CRYPTO, randomness, signer, message);

            byte[] edwards = Edwards.fromMontgomery(signer.publicKey().u().toArray());
            assertThat(Edwards.stockVerifies(edwards, message, signature)).isTrue();
            assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), message, signature))
                    .isTrue();
            assertThat(signature[63] & 0xe0).isZero();
            negated += CRYPTO.edwardsBase(signer.secret().expose())[31] >> 7 & 1;
        }
        assertThat(negated).as("keys of both signs were met").isBetween(50, 150);
    }

    @Test
    void signing_twice_gives_two_signatures_which_both_hold() {
        Randomness randomness = Parties.seeded(7);
        KeyPair<IdentityKey> signer = KeyPairs.identity(CRYPTO, randomness.secret());

        byte[] first = XEdDsa.sign(CRYPTO, randomness, signer, MESSAGE);
        byte[] second = XEdDsa.sign(CRYPTO, randomness, signer, MESSAGE);

        assertThat(Arrays.copyOf(first, 32)).isNotEqualTo(Arrays.copyOf(second, 32));
        assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), MESSAGE, first)).isTrue();
        assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), MESSAGE, second)).isTrue();
    }

    @Test
    void every_flipped_bit_of_signature_message_and_key_is_refused() {
        Randomness randomness = Parties.seeded(8);
        KeyPair<IdentityKey> signer = KeyPairs.identity(CRYPTO, randomness.secret());
        byte[] signature = XEdDsa.sign(CRYPTO, randomness, signer, MESSAGE);

        for (int bit = 0; bit < 8 * signature.length; bit++) {
            assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), MESSAGE, flipped(signature, bit)))
                    .as("bit %d of the signature", bit)
                    .isFalse();
        }
        for (int bit = 0; bit < 8 * MESSAGE.length; bit++) {
            assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), flipped(MESSAGE, bit), signature))
                    .isFalse();
        }
        for (int bit = 0; bit < 255; bit++) {
            IdentityKey other = new IdentityKey(
                    Bytes32.copyOf(flipped(signer.publicKey().u().toArray(), bit)));
            assertThat(XEdDsa.verify(CRYPTO, other, MESSAGE, signature)).isFalse();
        }
    }

    @Test
    void the_same_signature_with_s_plus_q_is_refused() {
        Randomness randomness = Parties.seeded(9);
        KeyPair<IdentityKey> signer = KeyPairs.identity(CRYPTO, randomness.secret());
        byte[] signature = XEdDsa.sign(CRYPTO, randomness, signer, MESSAGE);
        BigInteger s = Edwards.number(Arrays.copyOfRange(signature, 32, 64));

        for (int k = 1; k < 8; k++) {
            byte[] malleated = signature.clone();
            BigInteger other = s.add(Edwards.Q.multiply(BigInteger.valueOf(k)));
            System.arraycopy(Edwards.bytes(other, 32), 0, malleated, 32, 32);
            assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), MESSAGE, malleated))
                    .isFalse();
        }
    }

    @Test
    void signatures_of_another_length_are_refused() {
        Randomness randomness = Parties.seeded(10);
        KeyPair<IdentityKey> signer = KeyPairs.identity(CRYPTO, randomness.secret());
        byte[] signature = XEdDsa.sign(CRYPTO, randomness, signer, MESSAGE);

        for (int length : new int[] {0, 1, 32, 63, 65, 128}) {
            byte[] other = Arrays.copyOf(signature, length);
            assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), MESSAGE, other))
                    .isFalse();
        }
    }

    @Test
    void keys_that_are_no_point_of_the_curve_or_have_no_edwards_form_verify_nothing() {
        IdentityKey minusOne = new IdentityKey(Bytes32.copyOf(Edwards.bytes(Edwards.P.subtract(BigInteger.ONE), 32)));
        IdentityKey onTheTwist = new IdentityKey(Bytes32.copyOf(Edwards.bytes(BigInteger.TWO, 32)));

        assertThat(XEdDsa.verify(CRYPTO, minusOne, MESSAGE, new byte[64])).isFalse();
        assertThat(XEdDsa.verify(CRYPTO, onTheTwist, MESSAGE, new byte[64])).isFalse();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
        return flipped;
    }
}
