package com.entativa.messaging.protocol.vector;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.protocol.Side.utf8;
import static com.entativa.messaging.testkit.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.crypto.Agreement;
import com.entativa.messaging.protocol.crypto.Edwards;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Values stated in libsignal's unit tests, as far as suite 1 shares them.
final class LibsignalVectorTest {
    private static final String FILE = "signal/libsignal_unit_vectors.json";

    @Test
    void x25519_public_keys_and_agreement_match_in_both_directions() {
        for (JsonNode v : Vectors.read(FILE).get("x25519")) {
            KeyPair<IdentityKey> alice = identity(v.get("alice_priv"));
            KeyPair<IdentityKey> bob = identity(v.get("bob_priv"));

            assertThat(alice.publicKey().u().toArray()).isEqualTo(hex(v.get("alice_pub")));
            assertThat(bob.publicKey().u().toArray()).isEqualTo(hex(v.get("bob_pub")));
            assertThat(agreed(alice, bob)).isEqualTo(hex(v.get("shared")));
            assertThat(agreed(bob, alice)).isEqualTo(hex(v.get("shared")));
        }
    }

    /// Libsignal leaves A's sign in the signature's top bit. With the sign moved back to A it is plain Ed25519.
    @Test
    void libsignals_variant_of_xeddsa_is_refused_and_differs_in_the_sign_alone() {
        for (JsonNode v : Vectors.read(FILE).get("xeddsa_libsignal_variant")) {
            IdentityKey signer = identity(v.get("priv")).publicKey();
            byte[] signature = hex(v.get("sig"));
            byte[] edwards = Edwards.fromMontgomery(signer.u().toArray());
            assertThat(signer.u().toArray()).isEqualTo(hex(v.get("pub")));

            assertThat(XEdDsa.verify(CRYPTO, signer, hex(v.get("msg")), signature))
                    .isFalse();

            edwards[31] |= (byte) (signature[63] & 0x80);
            signature[63] &= 0x7f;
            assertThat(CRYPTO.ed25519Verify(edwards, hex(v.get("msg")), signature))
                    .isTrue();
        }
    }

    @Test
    void a_chain_step_gives_the_next_key_and_the_message_key_libsignal_expands() {
        SuiteFunctions functions = new SuiteFunctions(CRYPTO, Suite.X3DH_DOUBLE_RATCHET);
        for (JsonNode v : Vectors.read(FILE).get("chain_key")) {
            SuiteFunctions.ChainStep step = functions.chainStep(Secret32.own(hex(v.get("ck"))));

            byte[] expanded =
                    Hkdf.derive(CRYPTO, new byte[32], step.messageKey().expose(), utf8("WhisperMessageKeys"), 80);
            assertThat(step.next().expose()).isEqualTo(hex(v.get("next_ck")));
            assertThat(Arrays.copyOf(expanded, 32)).isEqualTo(hex(v.get("libsignal_cipher_key")));
            assertThat(Arrays.copyOfRange(expanded, 32, 64)).isEqualTo(hex(v.get("libsignal_mac_key")));
        }
    }

    /// The stated scan content is of version 1, ours of 2: the same bytes but for that number.
    @Test
    void safety_numbers_and_scan_content_match() {
        for (JsonNode v : Vectors.read(FILE).get("safety_number")) {
            SafetyNumber number = SafetyNumber.of(CRYPTO, party(v, "a"), party(v, "b"));

            byte[] content = number.qrContent().encoded();
            assertThat(number.digits()).isEqualTo(v.get("display").asText()).hasSize(60);
            assertThat(content[1]).isEqualTo((byte) 2);
            content[1] = 1;
            assertThat(content).isEqualTo(hex(v.get("scan_v1_a")));
        }
    }

    private static SafetyNumber.Party party(JsonNode v, String who) {
        return new SafetyNumber.Party(
                hex(v.get("ik_" + who)), utf8(v.get("id_" + who + "_utf8").asText()));
    }

    private static KeyPair<IdentityKey> identity(JsonNode secret) {
        return KeyPairs.identity(CRYPTO, Secret32.own(hex(secret)));
    }

    private static byte[] agreed(KeyPair<IdentityKey> ours, KeyPair<IdentityKey> theirs) {
        Agreement agreement = Agreement.of(CRYPTO, ours, theirs.publicKey());
        assertThat(agreement).isInstanceOf(Agreement.Agreed.class);
        return ((Agreement.Agreed) agreement).secret().expose();
    }
}
