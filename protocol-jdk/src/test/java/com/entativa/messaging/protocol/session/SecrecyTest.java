package com.entativa.messaging.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Parties.Party;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.OneTime;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.RatchetSecrets;
import com.entativa.messaging.protocol.session.Decrypted.Reason;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a thief of a device's whole state can and cannot read. The thief runs our own code on the stolen bytes, holds
/// the device's identity and prekeys, and sees all that is sent.
final class SecrecyTest {

    /// Post-compromise security: from the answer to the first ratchet key that was made after the theft on.
    @Test
    void after_one_uncompromised_round_trip_the_thief_reads_nothing_more() {
        int stolenMessages = 0;
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Side victim = Side.seeded(100 + seed);
            Side peer = Side.seeded(200 + seed);
            if (random.nextBoolean()) Side.converse(victim, peer);
            else Side.converse(peer, victim);
            for (int i = random.nextInt(6); i > 0; i--) chat(victim, peer, random);

            Side thief = victim.copy();

            byte[] readable = peer.send("before the round trip");
            assertThat(thief.read(readable)).isEqualTo(victim.read(readable));
            stolenMessages++;
            peer.read(victim.send("with a fresh key"));
            for (int i = 0; i < 6; i++) {
                byte[] message = peer.send("after the round trip");
                readsNothing(thief, message);
                victim.read(message);
                if (random.nextBoolean()) peer.read(victim.send("goes on"));
            }
        }
        assertThat(stolenMessages).isEqualTo(50);
    }

    /// The thief of the peer's state too sends what the victim would send until then, and not after.
    @Test
    void a_stolen_sending_chain_gives_the_same_ciphertexts_until_the_next_answer_was_heard() {
        Side victim = Side.seeded(11);
        Side peer = Side.seeded(12);
        Side.converse(victim, peer);
        peer.read(victim.send("on a chain"));

        Side thief = victim.copy();

        assertThat(thief.send("the same")).isEqualTo(victim.send("the same"));
        byte[] answer = peer.send("an answer");
        thief.read(answer);
        victim.read(answer);
        byte[] forged = thief.send("the same again");
        byte[] honest = victim.send("the same again");
        assertThat(forged).isNotEqualTo(honest);
        peer.read(honest);
        assertThat(peer.receive(forged)).isEqualTo(Decrypted.rejected(Reason.BAD_MAC));
    }

    @Test
    void a_stolen_state_opens_no_message_that_was_read_before() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Side victim = Side.seeded(300 + seed);
            Side peer = Side.seeded(400 + seed);
            List<byte[]> toVictim = new ArrayList<>();
            peer.begin(victim.party.bundle());
            for (int i = 0; i < 30; i++) {
                byte[] message = peer.send("message " + i);
                victim.read(message);
                toVictim.add(message);
                if (random.nextInt(3) == 0) peer.read(victim.send("answer " + i));
            }

            Side thief = victim.copy();

            for (byte[] message : toVictim) readsNothing(thief, message);
            Side withoutSessions = new Side(unseen(victim));
            for (byte[] message : toVictim) {
                readsNothing(withoutSessions, message);
                if (message[0] == 0x12) readsNothing(withoutSessions, Forged.withU32(message, 9, -1));
            }
        }
    }

    /// The limit the specification states: without a one-time prekey the first messages lean on the signed prekey.
    @Test
    void without_a_one_time_prekey_the_first_messages_are_secret_once_the_signed_prekey_is_deleted() {
        Side victim = Side.seeded(13);
        Side peer = Side.seeded(14);
        peer.begin(victim.party.bundle(OneTime.None.NONE));
        byte[] first = peer.send("first");
        victim.read(first);

        Side thief = new Side(unseen(victim));
        assertThat(thief.attempt(first)).isInstanceOf(Decrypted.Ok.class);

        thief.party.signed.clear();
        assertThat(thief.attempt(first)).isEqualTo(Decrypted.rejected(Reason.UNKNOWN_PREKEY));
    }

    @Test
    void what_a_replaced_state_does_not_share_with_the_next_is_zero_after_wiping() {
        Side alice = Side.seeded(15);
        Side bob = Side.seeded(16);
        Side.converse(alice, bob);
        byte[] late = alice.send("late");
        int wiped = 0;

        for (byte[] message : List.of(alice.send("in time"), late, alice.send("on the chain"))) {
            PeerSessions old = bob.sessions;
            bob.read(message);
            wiped += wipedOf(old, bob.sessions);
        }
        PeerSessions old = bob.sessions;
        bob.send("an answer");
        wiped += wipedOf(old, bob.sessions);

        assertThat(wiped).isGreaterThanOrEqualTo(6);
        assertThat(alice.read(bob.send("still good"))).isEqualTo("still good");
        assertThat(bob.read(alice.send("still good"))).isEqualTo("still good");
    }

    private static int wipedOf(PeerSessions old, PeerSessions next) {
        IdentityHashMap<Secret32, byte[]> before = secrets(old);
        IdentityHashMap<Secret32, byte[]> kept = secrets(next);
        byte[] stored = SessionCodec.write(next);

        Wipe.replaced(old, next);

        int wiped = 0;
        for (Map.Entry<Secret32, byte[]> secret : before.entrySet()) {
            if (kept.containsKey(secret.getKey())) continue;
            assertThat(secret.getValue()).containsOnly(0);
            assertThatThrownBy(secret.getKey()::expose).isInstanceOf(IllegalStateException.class);
            wiped++;
        }
        assertThat(SessionCodec.write(next)).isEqualTo(stored);
        return wiped;
    }

    private static IdentityHashMap<Secret32, byte[]> secrets(PeerSessions sessions) {
        IdentityHashMap<Secret32, byte[]> secrets = new IdentityHashMap<>();
        for (Session session : sessions.all()) {
            RatchetSecrets.forEach(session.ratchet(), secret -> secrets.put(secret, secret.expose()));
        }
        return secrets;
    }

    private static void readsNothing(Side thief, byte[] message) {
        Decrypted decrypted = thief.attempt(message);

        assertThat(decrypted).isInstanceOf(Decrypted.Rejected.class);
        assertThat(((Decrypted.Rejected) decrypted).reason())
                .isIn(Reason.DUPLICATE, Reason.BAD_MAC, Reason.NO_SESSION, Reason.UNKNOWN_PREKEY);
    }

    private static void chat(Side victim, Side peer, Random random) {
        if (random.nextBoolean()) peer.read(victim.send("chat"));
        else victim.read(peer.send("chat"));
    }

    /// The thief's device: the victim's keys, but no memory of openings, so that it would accept each again.
    private static Party unseen(Side victim) {
        Party thief = new Party(victim.party, Parties.seeded(1));
        assertThat(thief.isSeen(1, new BaseKey(victim.party.identity().u()))).isFalse();
        return thief;
    }
}
