package com.entativa.messaging.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.OneTime;
import com.entativa.messaging.protocol.session.Decrypted.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One active session and the archived ones. Sesame; docs/spec/protocol.md P-S-*.
final class SeveralSessionsTest {
    private static final long DAY = 24L * 60 * 60 * 1_000;
    private final Side alice = Side.seeded(41);
    private final Side bob = Side.seeded(42);

    @Test
    void both_may_begin_at_once_and_converge_on_one_session() {
        alice.begin(bob.party.bundle());
        bob.begin(alice.party.bundle());
        byte[] fromAlice = alice.send("hello Bob");
        byte[] fromBob = bob.send("hello Alice");
        byte[] late = alice.send("late");

        assertThat(bob.read(fromAlice)).isEqualTo("hello Bob");
        assertThat(alice.read(fromBob)).isEqualTo("hello Alice");
        assertThat(alice.read(bob.send("second"))).isEqualTo("second");
        assertThat(bob.read(alice.send("third"))).isEqualTo("third");

        assertThat(active(alice)).isEqualTo(active(bob));
        assertThat(alice.sessions.all()).hasSize(2);
        assertThat(bob.sessions.all()).hasSize(2);
        assertThat(bob.read(late)).isEqualTo("late");
    }

    private static Object active(Side side) {
        return ((PeerSessions.Active.Of) side.sessions.active()).session().baseKey();
    }

    @Test
    void the_opening_is_repeated_until_the_first_answer_and_no_longer() {
        alice.begin(bob.party.bundle());
        byte[] first = alice.send("first");
        byte[] second = alice.send("second");
        assertThat(first[0]).isEqualTo((byte) 0x12);
        assertThat(second).startsWith(java.util.Arrays.copyOf(first, 79));

        bob.read(second);
        assertThat(bob.read(first)).isEqualTo("first");
        byte[] answer = bob.send("answer");
        alice.read(answer);

        assertThat(answer[0]).isEqualTo((byte) 0x11);
        assertThat(alice.send("third")[0]).isEqualTo((byte) 0x11);
    }

    @Test
    void a_session_unanswered_for_30_days_sends_no_more_but_still_reads() {
        alice.begin(bob.party.bundle());
        bob.read(alice.send("anybody there?"));
        byte[] answer = bob.send("yes");

        alice.now += 30 * DAY;
        assertThat(encrypt(alice.copy())).isInstanceOf(Encrypted.Ok.class);
        alice.now += 1;
        assertThat(encrypt(alice)).isEqualTo(Encrypted.NoSession.NO_SESSION);

        assertThat(alice.read(answer)).isEqualTo("yes");
        assertThat(encrypt(alice)).isInstanceOf(Encrypted.Ok.class);
    }

    @Test
    void archived_sessions_read_and_do_not_send_until_they_read_again() {
        Side.converse(alice, bob);
        byte[] onItsWay = bob.send("on its way");

        alice.sessions = alice.sessions.archive();

        assertThat(encrypt(alice)).isEqualTo(Encrypted.NoSession.NO_SESSION);
        assertThat(alice.read(onItsWay)).isEqualTo("on its way");
        assertThat(bob.read(alice.send("again"))).isEqualTo("again");
    }

    @Test
    void forty_archived_sessions_are_kept_beside_the_active_one_and_the_oldest_falls_out() {
        List<byte[]> late = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            alice.begin(bob.party.bundle(OneTime.None.NONE));
            bob.read(alice.send("opening " + i));
            late.add(alice.send("late " + i));
        }

        assertThat(bob.sessions.archived()).hasSize(PeerSessions.MAX_ARCHIVED).hasSize(40);
        assertThat(bob.copy().sessions.archived()).hasSize(40);
        assertThat(bob.receive(late.getFirst())).isEqualTo(Decrypted.rejected(Reason.REPLAYED_OPENING));
        assertThat(bob.read(late.get(1))).isEqualTo("late 1");
        assertThat(bob.sessions.archived()).hasSize(40);
        assertThat(bob.sessions.archive().archived()).hasSize(40);
    }

    @Test
    void a_duplicate_of_an_archived_session_is_named_so() {
        Side.converse(alice, bob);
        byte[] message = alice.send("once");
        bob.read(message);
        alice.begin(bob.party.bundle());
        bob.read(alice.send("on another session"));

        assertThat(bob.receive(message)).isEqualTo(Decrypted.rejected(Reason.DUPLICATE));
    }

    @Test
    void without_a_session_a_ratchet_message_says_so() {
        Side.converse(alice, bob);
        byte[] message = alice.send("to nobody");
        bob.sessions = PeerSessions.NONE;

        assertThat(bob.receive(message)).isEqualTo(Decrypted.rejected(Reason.NO_SESSION));
    }

    @Test
    void an_opening_with_its_keys_survives_being_stored_between_any_two_messages() {
        alice.begin(bob.party.bundle());
        for (int i = 0; i < 20; i++) {
            alice.sessions = alice.copy().sessions;
            bob.sessions = bob.copy().sessions;
            assertThat(bob.read(alice.send("to Bob " + i))).isEqualTo("to Bob " + i);
            if (i % 3 == 0) assertThat(alice.read(bob.send("to Alice " + i))).isEqualTo("to Alice " + i);
        }
    }

    private static Encrypted encrypt(Side side) {
        return side.party.cipher.encrypt(side.sessions, Side.utf8("text"), side.now);
    }
}
