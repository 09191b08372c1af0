package com.entativa.messaging.protocol.vector;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.testkit.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.protocol.crypto.Agreement;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// C2SP Wycheproof, through the doors the protocol uses.
final class WycheproofVectorTest {
    private static final byte[] NO_SALT = new byte[32];

    @Test
    void x25519_agrees_refuses_zero_and_lets_no_non_canonical_key_in() {
        int[] refused = new int[2];
        int tested = forEach("x25519_test.json", (_, v) -> {
            byte[] theirs = hex(v.get("public"));
            Optional<Bytes32> decoded = PublicKey.decode(encoded(theirs));
            if (decoded.isEmpty()) {
                assertThat(isCanonical(theirs)).isFalse();
                refused[0]++;
                return;
            }
            RatchetKey key = new RatchetKey(decoded.get());
            Agreement agreement = Agreement.of(CRYPTO, new KeyPair<>(Secret32.own(hex(v.get("private"))), key), key);
            boolean zero = ConstantTime.isZero(hex(v.get("shared")));
            assertThat(agreement == Agreement.LowOrder.LOW_ORDER).isEqualTo(zero);
            if (zero) refused[1]++;
            if (agreement instanceof Agreement.Agreed(Secret32 secret)) {
                assertThat(secret.expose()).isEqualTo(hex(v.get("shared")));
            }
        });

        assertThat(tested).isEqualTo(518);
        assertThat(refused).as("not canonical, of low order").containsExactly(29, 15);
    }

    @Test
    void ed25519_verifies_exactly_the_valid_signatures() {
        int tested = forEach("ed25519_test.json", (group, v) -> {
            byte[] key = hex(group.get("publicKey").get("pk"));

            boolean verified = CRYPTO.ed25519Verify(key, hex(v.get("msg")), hex(v.get("sig")));

            assertThat(verified).as(name(v)).isEqualTo(isValid(v));
        });

        assertThat(tested).isEqualTo(151);
    }

    @Test
    void aes_gcm_seals_and_opens_and_refuses() {
        int[] ours = new int[1];
        forEach("aes_gcm_test.json", (group, v) -> {
            if (group.get("keySize").asInt() != 256 || group.get("ivSize").asInt() != 96) return;
            if (group.get("tagSize").asInt() != 128) return;
            byte[] key = hex(v.get("key"));
            byte[] iv = hex(v.get("iv"));
            byte[] aad = hex(v.get("aad"));
            byte[] sealed = joined(hex(v.get("ct")), hex(v.get("tag")));

            Optional<byte[]> opened = CRYPTO.aesGcmOpen(key, iv, aad, sealed);

            assertThat(opened.isPresent()).as(name(v)).isEqualTo(isValid(v));
            opened.ifPresent(plaintext -> assertThat(plaintext).isEqualTo(hex(v.get("msg"))));
            if (isValid(v)) {
                assertThat(CRYPTO.aesGcmSeal(key, iv, aad, hex(v.get("msg")))).isEqualTo(sealed);
            }
            ours[0]++;
        });

        assertThat(ours[0]).isEqualTo(66);
    }

    /// The protocol never shortens a tag; the vectors of 128 bits check the same function's first half.
    @Test
    void hmac_sha256_gives_the_valid_tags_and_no_other() {
        int tested = forEach("hmac_sha256_test.json", (group, v) -> {
            byte[] tag = CRYPTO.hmacSha256(hex(v.get("key")), hex(v.get("msg")));
            byte[] shortened = Arrays.copyOf(tag, group.get("tagSize").asInt() / 8);

            assertThat(ConstantTime.equal(shortened, hex(v.get("tag"))))
                    .as(name(v))
                    .isEqualTo(isValid(v));
        });

        assertThat(tested).isEqualTo(174);
    }

    /// RFC 5869: without a salt, 32 zero bytes; so the protocol calls it, and so do the vectors with an empty one
    /// here.
    @Test
    void hkdf_sha256_derives_and_refuses_too_long_an_output() {
        int tested = forEach("hkdf_sha256_test.json", (_, v) -> {
            byte[] salt = hex(v.get("salt")).length == 0 ? NO_SALT : hex(v.get("salt"));
            byte[] ikm = hex(v.get("ikm"));
            byte[] info = hex(v.get("info"));
            int size = v.get("size").asInt();

            if (isValid(v)) {
                assertThat(Hkdf.derive(CRYPTO, salt, ikm, info, size))
                        .as(name(v))
                        .isEqualTo(hex(v.get("okm")));
            } else {
                assertThatThrownBy(() -> Hkdf.derive(CRYPTO, salt, ikm, info, size))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        });

        assertThat(tested).isEqualTo(86);
    }

    private static int forEach(String file, BiConsumer<JsonNode, JsonNode> test) {
        int tested = 0;
        for (JsonNode group : Vectors.read("wycheproof/" + file).get("testGroups")) {
            for (JsonNode vector : group.get("tests")) {
                test.accept(group, vector);
                tested++;
            }
        }
        return tested;
    }

    private static boolean isValid(JsonNode vector) {
        return vector.get("result").asText().equals("valid");
    }

    private static String name(JsonNode vector) {
        return "tcId " + vector.get("tcId") + " " + vector.get("comment").asText();
    }

    /// By its own arithmetic: as a number below 2^255 − 19.
    private static boolean isCanonical(byte[] littleEndian) {
        byte[] big = littleEndian.clone();
        for (int i = 0; i < big.length; i++) big[i] = littleEndian[big.length - 1 - i];
        BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        return new BigInteger(1, big).compareTo(p) < 0;
    }

    private static byte[] encoded(byte[] u) {
        return joined(new byte[] {PublicKey.TYPE}, u);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
