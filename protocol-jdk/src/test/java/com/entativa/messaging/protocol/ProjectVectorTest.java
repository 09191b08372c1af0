package com.entativa.messaging.protocol;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.testkit.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.MessageKeys;
import com.entativa.messaging.protocol.ratchet.RootKey;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCipher;
import com.entativa.messaging.protocol.session.Trust;
import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The project's frozen vectors of suite 1, made by an independent implementation.
final class ProjectVectorTest {
    private static final SuiteFunctions FUNCTIONS = new SuiteFunctions(CRYPTO, Suite.X3DH_DOUBLE_RATCHET);

    @Test
    void root_chain_and_message_derivations_match() {
        JsonNode vectors = Vectors.read("project/primitives.json");

        for (JsonNode v : vectors.get("kdf_root")) {
            SuiteFunctions.RootStep step = FUNCTIONS.rootStep(new RootKey(secret(v.get("rk_in"))), secret(v.get("dh")));
            assertThat(step.root().secret().expose()).isEqualTo(hex(v.get("rk")));
            assertThat(step.chainKey().expose()).isEqualTo(hex(v.get("ck")));
        }
        for (JsonNode v : vectors.get("kdf_chain")) {
            SuiteFunctions.ChainStep step = FUNCTIONS.chainStep(secret(v.get("ck_in")));
            assertThat(step.messageKey().expose()).isEqualTo(hex(v.get("mk")));
            assertThat(step.next().expose()).isEqualTo(hex(v.get("ck")));
        }
        int suite1 = 0;
        for (JsonNode v : vectors.get("kdf_message")) {
            if (!v.get("pq").isNull()) continue;
            suite1++;
            try (MessageKeys keys = FUNCTIONS.messageKeys(secret(v.get("mk")))) {
                byte[] output = keys.exposeForVectors();
                assertThat(Arrays.copyOfRange(output, 0, 32)).isEqualTo(hex(v.get("enc")));
                assertThat(Arrays.copyOfRange(output, 32, 64)).isEqualTo(hex(v.get("mac")));
                assertThat(Arrays.copyOfRange(output, 64, 76)).isEqualTo(hex(v.get("iv")));
            }
        }
        assertThat(suite1).isPositive();
    }

    @Test
    void x3dh_derivations_match() {
        for (JsonNode v : Vectors.read("project/primitives.json").get("x3dh")) {
            List<Secret32> agreements = new ArrayList<>();
            v.get("dh").forEach(dh -> agreements.add(secret(dh)));

            assertThat(FUNCTIONS.handshakeSecret(agreements).expose()).isEqualTo(hex(v.get("sk")));
        }
    }

    @Test
    void strict_xeddsa_signs_and_verifies_as_the_vectors_say() {
        JsonNode vectors = Vectors.read("project/primitives.json");

        for (JsonNode v : vectors.get("xeddsa")) {
            KeyPair<IdentityKey> signer = KeyPairs.identity(CRYPTO, secret(v.get("priv")));
            assertThat(signer.publicKey().u().toArray()).isEqualTo(hex(v.get("pub")));
            assertThat(XEdDsa.sign(CRYPTO, signer, hex(v.get("msg")), hex(v.get("z"))))
                    .isEqualTo(hex(v.get("sig")));
            assertThat(XEdDsa.verify(CRYPTO, signer.publicKey(), hex(v.get("msg")), hex(v.get("sig"))))
                    .isTrue();
        }
        for (JsonNode v : vectors.get("xeddsa_bad")) {
            IdentityKey key = new IdentityKey(com.entativa.messaging.protocol.key.Bytes32.copyOf(hex(v.get("pub"))));
            assertThat(XEdDsa.verify(CRYPTO, key, hex(v.get("msg")), hex(v.get("sig"))))
                    .isFalse();
        }
    }

    @Test
    void safety_numbers_match_and_scan_crosswise() {
        for (JsonNode v : Vectors.read("project/primitives.json").get("safety")) {
            SafetyNumber.Party a = party(v.get("ik_a"), v.get("id_a"));
            SafetyNumber.Party b = party(v.get("ik_b"), v.get("id_b"));

            SafetyNumber ours = SafetyNumber.of(CRYPTO, a, b);

            assertThat(ours.digits()).isEqualTo(v.get("number").asText());
            assertThat(SafetyNumber.of(CRYPTO, b, a).digits()).isEqualTo(ours.digits());
            assertThat(ours.qrContent().local()).isEqualTo(hex(v.get("scan_a")));
            assertThat(ours.qrContent().remote()).isEqualTo(hex(v.get("scan_b")));
        }
    }

    @Test
    void a_one_way_run_is_read_from_the_receivers_private_state() {
        JsonNode run = Vectors.read("project/suite1_oneway.json");
        Parties.Party b = party(run.get("b"));
        byte[] ad = hex(run.get("ad"));
        SessionCipher.Incoming incoming =
                new SessionCipher.Incoming(b, Arrays.copyOfRange(ad, 66, ad.length), Parties.NOW);

        PeerSessions sessions = PeerSessions.NONE;
        for (JsonNode message : run.get("messages")) {
            sessions = read(b, sessions, message, incoming);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite1_conversation_opk.json", "suite1_conversation_noopk.json"})
    void a_conversations_messages_to_b_before_its_first_reply_are_read(String file) {
        JsonNode conversation = Vectors.read("project/" + file);
        Parties.Party b = party(conversation.get("b"));
        SessionCipher.Incoming incoming =
                new SessionCipher.Incoming(b, hex(conversation.get("ad_appendix")), Parties.NOW);

        PeerSessions sessions = PeerSessions.NONE;
        int read = 0;
        for (JsonNode event : conversation.get("events")) {
            if (event.has("deliver") || event.get("from").asText().equals("B")) break;
            sessions = read(b, sessions, event, incoming);
            read++;
        }
        assertThat(read).isGreaterThanOrEqualTo(2);
    }

    private static PeerSessions read(
            Parties.Party b, PeerSessions sessions, JsonNode message, SessionCipher.Incoming incoming) {
        Decrypted decrypted = b.cipher.decrypt(sessions, hex(message.get("message")), Trust.onFirstUse(), incoming);
        assertThat(decrypted).isInstanceOf(Decrypted.Ok.class);
        Decrypted.Ok ok = (Decrypted.Ok) decrypted;
        assertThat(ok.plaintext()).isEqualTo(hex(message.get("plaintext")));
        b.commit(ok.opened());
        return ok.next();
    }

    private static Parties.Party party(JsonNode state) {
        KeyPair<IdentityKey> identity = KeyPairs.identity(CRYPTO, secret(state.get("ik")));
        Parties.Party party = new Parties.Party(state.get("reg_id").asInt(), identity, Parties.seeded(1));
        int id = state.get("spk_id").asInt();
        KeyPair<PreKey> signed = KeyPairs.preKey(CRYPTO, secret(state.get("spk")));
        party.signed.put(id, new SignedPreKeyPair(id, signed, hex(state.get("spk_sig"))));
        party.oneTime.clear();
        state.get("opks").properties().forEach(entry -> {
            int key = Integer.parseInt(entry.getKey());
            party.oneTime.put(key, new OneTimePreKeyPair(key, KeyPairs.preKey(CRYPTO, secret(entry.getValue()))));
        });
        assertThat(XEdDsa.verify(
                        CRYPTO, identity.publicKey(), signed.publicKey().encoded(), hex(state.get("spk_sig"))))
                .isTrue();
        return party;
    }

    private static SafetyNumber.Party party(JsonNode identity, JsonNode id) {
        return new SafetyNumber.Party(hex(identity), hex(id));
    }

    private static Secret32 secret(JsonNode hex) {
        return Secret32.own(hex(hex));
    }
}
