package com.entativa.messaging.protocol.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;

final class JdkCryptoTest {
    private final JdkCrypto crypto = new JdkCrypto();

    @Test
    void the_same_message_may_be_sealed_again_after_its_commit_failed() {
        byte[] key = new byte[32];
        byte[] iv = new byte[12];

        byte[] first = crypto.aesGcmSeal(key, iv, new byte[0], new byte[] {1});
        byte[] again = crypto.aesGcmSeal(key, iv, new byte[0], new byte[] {1});

        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_failed_opening_leaves_no_trace_in_the_next() {
        byte[] key = new byte[32];
        byte[] sealed = crypto.aesGcmSeal(key, new byte[12], new byte[] {7}, new byte[] {1});

        assertThat(crypto.aesGcmOpen(key, new byte[12], new byte[] {8}, sealed)).isEmpty();
        assertThat(crypto.aesGcmOpen(key, new byte[12], new byte[] {7}, new byte[15]))
                .isEmpty();
        assertThat(crypto.aesGcmOpen(key, new byte[12], new byte[] {7}, sealed)).contains(new byte[] {1});
    }

    @Test
    void a_signature_of_another_length_is_false_not_an_exception() {
        for (int length : new int[] {0, 63, 65}) {
            assertThat(crypto.ed25519Verify(new byte[32], new byte[0], new byte[length]))
                    .isFalse();
        }
    }

    @Test
    void x25519_agrees_with_the_jdks_own() throws GeneralSecurityException {
        Random random = new Random(11);
        Randomness randomness = random::nextBytes;
        for (int i = 0; i < 100; i++) {
            Secret32 ours = randomness.secret();
            RatchetKey theirs = new RatchetKey(crypto.x25519Base(randomness.secret()));

            byte[] shared = crypto.x25519(ours, theirs).expose();

            assertThat(shared).isEqualTo(jdkAgreement(ours.expose(), theirs.u().toArray()));
        }
    }

    private static byte[] jdkAgreement(byte[] ours, byte[] theirs) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("X25519");
        PrivateKey secret =
                keys.generatePrivate(new PKCS8EncodedKeySpec(joined("302e020100300506032b656e04220420", ours)));
        PublicKey open = keys.generatePublic(new X509EncodedKeySpec(joined("302a300506032b656e032100", theirs)));
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(secret);
        agreement.doPhase(open, true);
        return agreement.generateSecret();
    }

    private static byte[] joined(String prefix, byte[] key) {
        byte[] der = HexFormat.of().parseHex(prefix);
        byte[] joined = Arrays.copyOf(der, der.length + 32);
        System.arraycopy(key, 0, joined, der.length, 32);
        return joined;
    }
}
