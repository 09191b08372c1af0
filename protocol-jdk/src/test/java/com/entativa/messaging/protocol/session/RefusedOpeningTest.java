package com.entativa.messaging.protocol.session;

import static com.entativa.messaging.protocol.Parties.APPENDIX;
import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.protocol.Parties.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.OneTime;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.SignedPreKey;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.session.Decrypted.Reason;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import org.junit.jupiter.api.Test;

/// Handshakes that must not come about, each with the name of its reason.
final class RefusedOpeningTest {
    private final Side alice = Side.seeded(21);
    private final Side bob = Side.seeded(22);

    @Test
    void a_bundle_with_a_bad_signature_is_refused_before_any_of_its_keys_is_used() {
        PreKeyBundle good = bob.party.bundle();
        byte[] signature = good.signedPreKey().signature().clone();
        signature[10] ^= 1;

        Begun begun = begin(with(good, new SignedPreKey(good.signedPreKey().key(), signature), good.oneTime()));

        assertThat(begun).isEqualTo(Begun.Refused.BAD_SIGNATURE);
    }

    @Test
    void a_signature_by_another_identity_is_refused() {
        PreKeyBundle good = bob.party.bundle();
        PreKeyBundle others = Side.seeded(23).party.bundle();

        assertThat(begin(with(good, others.signedPreKey(), good.oneTime()))).isEqualTo(Begun.Refused.BAD_SIGNATURE);
    }

    @Test
    void a_bundle_of_another_identity_than_the_pinned_one_is_refused() {
        alice.trust = Trust.pinned(Side.seeded(23).party.identity());

        assertThat(begin(bob.party.bundle())).isEqualTo(Begun.Refused.IDENTITY_CHANGED);
    }

    @Test
    void low_order_keys_in_a_bundle_are_refused_even_when_signed() {
        PreKeyBundle good = bob.party.bundle();
        for (Bytes32 point : Forged.LOW_ORDER) {
            PreKey key = new PreKey(point);
            byte[] signature = XEdDsa.sign(CRYPTO, Parties.seeded(1), bob.party.device.identity(), key.encoded());

            assertThat(begin(with(good, new SignedPreKey(key, signature), good.oneTime())))
                    .isEqualTo(Begun.Refused.LOW_ORDER_KEY);
            assertThat(begin(with(good, good.signedPreKey(), new OneTime.Offered(1, key))))
                    .isEqualTo(Begun.Refused.LOW_ORDER_KEY);
        }
    }

    /// Nobody can sign with such a key in earnest; where a signature is found to fit, the agreement refuses the key.
    @Test
    void a_low_order_identity_in_a_bundle_is_refused() {
        PreKeyBundle good = bob.party.bundle();
        for (Bytes32 point : Forged.LOW_ORDER) {
            PreKeyBundle bundle = new PreKeyBundle(
                    1, new IdentityKey(point), good.signedPreKeyId(), good.signedPreKey(), good.oneTime());

            assertThat(begin(bundle)).isInstanceOf(Begun.Refused.class);
        }
    }

    @Test
    void low_order_keys_in_an_opening_are_refused() {
        byte[] message = opening();
        for (Bytes32 point : Forged.LOW_ORDER) {
            refuses(Forged.withKey(message, Forged.OPENING_IDENTITY, point), Reason.LOW_ORDER_KEY);
            refuses(Forged.withKey(message, Forged.OPENING_BASE_KEY, point), Reason.LOW_ORDER_KEY);
            int ratchetKey = PreKeyMessage.HEADER_LENGTH + Forged.RATCHET_KEY;
            refuses(Forged.withKey(message, ratchetKey, point), Reason.LOW_ORDER_KEY);
        }
    }

    @Test
    void keys_that_are_not_canonical_are_malformed() {
        byte[] message = opening();
        for (Bytes32 point : Forged.NOT_CANONICAL) {
            refuses(Forged.withKey(message, Forged.OPENING_IDENTITY, point), Reason.MALFORMED);
            refuses(Forged.withKey(message, Forged.OPENING_BASE_KEY, point), Reason.MALFORMED);
            int ratchetKey = PreKeyMessage.HEADER_LENGTH + Forged.RATCHET_KEY;
            refuses(Forged.withKey(message, ratchetKey, point), Reason.MALFORMED);
        }
    }

    @Test
    void an_unknown_signed_prekey_is_named() {
        refuses(Forged.withU32(opening(), 5, 77), Reason.UNKNOWN_PREKEY);
    }

    @Test
    void an_unknown_one_time_prekey_is_named() {
        refuses(Forged.withU32(opening(), 9, 77), Reason.UNKNOWN_PREKEY);
    }

    @Test
    void key_ids_out_of_range_are_malformed() {
        for (int id : new int[] {0, 0x100_0000, Integer.MIN_VALUE}) {
            refuses(Forged.withU32(opening(), 5, id), Reason.MALFORMED);
            refuses(Forged.withU32(opening(), 9, id), Reason.MALFORMED);
        }
        refuses(Forged.withU32(opening(), 5, -1), Reason.MALFORMED);
    }

    @Test
    void leaving_the_one_time_prekey_out_of_an_opening_gives_a_bad_mac() {
        refuses(Forged.withU32(opening(), 9, -1), Reason.BAD_MAC);
    }

    @Test
    void another_of_our_signed_prekeys_in_an_opening_gives_a_bad_mac() {
        bob.party.signed.put(2, SignedPreKeyPair.generate(CRYPTO, Parties.seeded(2), bob.party.device.identity(), 2));
        alice.begin(bundleOf(1));

        refuses(Forged.withU32(alice.send("first"), 5, 2), Reason.BAD_MAC);
    }

    @Test
    void an_opening_of_another_identity_than_the_pinned_one_is_refused() {
        bob.trust = Trust.pinned(Side.seeded(23).party.identity());

        refuses(opening(), Reason.IDENTITY_CHANGED);
    }

    @Test
    void an_opening_made_for_other_addresses_is_refused() {
        byte[] message = opening();
        SessionCipher.Incoming elsewhere = new SessionCipher.Incoming(bob.party, new byte[APPENDIX.length], NOW);

        Decrypted decrypted = bob.party.cipher.decrypt(bob.sessions, message, bob.trust, elsewhere);

        assertThat(decrypted).isEqualTo(Decrypted.rejected(Reason.BAD_MAC));
    }

    @Test
    void a_replayed_opening_is_a_duplicate_while_its_session_is_there() {
        byte[] message = opening();
        bob.read(message);

        refuses(message, Reason.DUPLICATE);
    }

    @Test
    void a_replayed_opening_is_named_when_its_session_is_gone() {
        byte[] message = opening();
        bob.read(message);
        bob.sessions = PeerSessions.NONE;

        refuses(message, Reason.REPLAYED_OPENING);
    }

    @Test
    void a_replayed_opening_without_a_one_time_prekey_is_known_by_its_base_key_alone() {
        alice.begin(bob.party.bundle(OneTime.None.NONE));
        byte[] message = alice.send("first");
        bob.read(message);
        bob.sessions = PeerSessions.NONE;

        refuses(message, Reason.REPLAYED_OPENING);
    }

    @Test
    void our_own_opening_sent_back_to_us_is_refused() {
        byte[] message = opening();
        byte[] before = alice.snapshot();

        assertThat(alice.receive(message)).isEqualTo(Decrypted.rejected(Reason.BAD_MAC));
        assertThat(alice.snapshot()).isEqualTo(before);
    }

    private byte[] opening() {
        if (alice.sessions.equals(PeerSessions.NONE)) alice.begin(bob.party.bundle());
        return alice.send("first");
    }

    private void refuses(byte[] message, Reason reason) {
        byte[] before = bob.snapshot();

        assertThat(bob.receive(message)).isEqualTo(Decrypted.rejected(reason));
        assertThat(bob.snapshot()).isEqualTo(before);
    }

    private Begun begin(PreKeyBundle bundle) {
        return alice.party.cipher.begin(alice.sessions, bundle, alice.trust, APPENDIX, NOW);
    }

    private PreKeyBundle bundleOf(int signedId) {
        SignedPreKeyPair signed = bob.party.signed(signedId).orElseThrow();
        SignedPreKey offered = new SignedPreKey(signed.pair().publicKey(), signed.signature());
        return new PreKeyBundle(1, bob.party.identity(), signedId, offered, OneTime.None.NONE);
    }

    private static PreKeyBundle with(PreKeyBundle bundle, SignedPreKey signed, OneTime oneTime) {
        return new PreKeyBundle(bundle.registrationId(), bundle.identity(), bundle.signedPreKeyId(), signed, oneTime);
    }
}
