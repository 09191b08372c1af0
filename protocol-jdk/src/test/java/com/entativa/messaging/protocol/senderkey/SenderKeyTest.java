package com.entativa.messaging.protocol.senderkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What members of a group read of each other, and what they do not.
final class SenderKeyTest {
    private static final long WEEK = 7L * 24 * 60 * 60 * 1_000;
    private final GroupMember alice = new GroupMember(1);
    private final GroupMember bob = new GroupMember(2);

    @Test
    @DisplayName("P-G-3 a message is sealed once and read by every member, in any order, once")
    void read_by_all_in_any_order_once() {
        GroupMember carol = new GroupMember(3);
        alice.distributeTo(bob);
        alice.distributeTo(carol);
        List<byte[]> messages = List.of(alice.send("one"), alice.send("two"), alice.send("three"));

        assertThat(bob.read(alice, messages.get(2))).isEqualTo("three");
        assertThat(bob.read(alice, messages.get(0))).isEqualTo("one");
        assertThat(bob.read(alice, messages.get(1))).isEqualTo("two");
        assertThat(carol.read(alice, messages.get(1))).isEqualTo("two");
        for (byte[] message : messages) refuses(bob, message, Reason.DUPLICATE);
        assertThat(messages.getFirst()).hasSize(137 + "one".length());
    }

    @Test
    @DisplayName("P-G-2 a newcomer reads nothing from before")
    void a_newcomer_reads_nothing_from_before() {
        byte[] before = alice.send("before");
        alice.distributeTo(bob);

        refuses(bob, before, Reason.DUPLICATE);
        assertThat(bob.read(alice, alice.send("after"))).isEqualTo("after");
    }

    @Test
    @DisplayName("P-G-6 after a rotation the old key reads nothing new, and late messages of the old one are read")
    void rotation_shuts_out_who_has_the_old_key() {
        alice.distributeTo(bob);
        GroupMember removed = bob.copy();
        byte[] late = alice.send("late");

        alice.rotate();
        alice.distributeTo(bob);
        byte[] after = alice.send("after");

        refuses(removed, after, Reason.UNKNOWN_SENDER_KEY);
        assertThat(bob.read(alice, after)).isEqualTo("after");
        assertThat(bob.read(alice, late)).isEqualTo("late");
    }

    @Test
    @DisplayName("P-G-6 a key serves 1 000 messages or seven days")
    void a_key_that_served_its_time_seals_no_more() {
        for (int i = 0; i < 1_000; i++) alice.send("x");
        assertThat(alice.attempt("one too many")).isEqualTo(SenderKeyEncryption.Due.ROTATION_DUE);

        alice.rotate();
        alice.now += WEEK;
        alice.send("just in time");
        alice.now += 1;
        assertThat(alice.attempt("late")).isEqualTo(SenderKeyEncryption.Due.ROTATION_DUE);
    }

    @Test
    @DisplayName("P-G-6 a sixth key ends the oldest")
    void five_keys_are_kept() {
        List<byte[]> first = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            alice.rotate();
            alice.distributeTo(bob);
            first.add(alice.send("key " + i));
        }

        refuses(bob, first.getFirst(), Reason.UNKNOWN_SENDER_KEY);
        for (int i = 1; i < 6; i++) assertThat(bob.read(alice, first.get(i))).isEqualTo("key " + i);
    }

    @Test
    @DisplayName("P-G-5 a distribution that comes again does not turn the chain back")
    void a_repeated_distribution_changes_nothing() {
        byte[] distribution = alice.distribution();
        bob.install(alice.device, distribution);
        byte[] read = alice.send("read");
        bob.read(alice, read);
        byte[] before = bob.snapshot(alice.device);

        bob.install(alice.device, distribution);

        assertThat(bob.snapshot(alice.device)).isEqualTo(before);
        refuses(bob, read, Reason.DUPLICATE);
    }

    @Test
    @DisplayName("P-G-5 a jump of 25 000 is made, one more is refused; 2 000 passed messages can still be read")
    void jumps_are_bounded() {
        alice.distributeTo(bob);
        List<byte[]> messages = new ArrayList<>();
        SenderKeyState state = alice.own;
        SenderKeyFunctions functions = new SenderKeyFunctions(Parties.CRYPTO);
        for (int i = 0; i <= 25_001; i++) {
            boolean needed = i == 22_999 || i == 23_000 || i == 24_999 || i >= 25_000;
            if (needed) {
                SenderKeyEncryption.Ok ok =
                        (SenderKeyEncryption.Ok) state.encrypt(functions, GroupMember.name(1), new byte[] {1});
                messages.add(ok.message());
            }
            state = new SenderKeyState(
                    state.id(), functions.step(state.chainKey()).next(), i + 1, state.signing(), state.sinceMillis());
        }

        refuses(bob, messages.get(4), Reason.TOO_FAR_AHEAD);
        assertThat(bob.receive(1, messages.get(3))).isInstanceOf(SenderKeyDecryption.Ok.class);
        refuses(bob, messages.get(0), Reason.DUPLICATE);
        assertThat(bob.receive(1, messages.get(1))).isInstanceOf(SenderKeyDecryption.Ok.class);
        assertThat(bob.receive(1, messages.get(2))).isInstanceOf(SenderKeyDecryption.Ok.class);
        assertThat(bob.keysOf(1).keys().getFirst().skipped().seeds()).hasSize(1_998);
    }

    @Test
    @DisplayName("P-G-2 each key is signed for by a pair of its own")
    void signing_pairs_are_fresh() {
        SigningKey first = alice.own.signing().publicKey();
        SenderKeyId id = alice.own.id();

        alice.rotate();

        assertThat(alice.own.signing().publicKey()).isNotEqualTo(first);
        assertThat(alice.own.id()).isNotEqualTo(id);
    }

    @Test
    @DisplayName("P-G-5 what replaced states held alone is wiped, what their successors share is not")
    void replaced_states_are_wiped() {
        alice.distributeTo(bob);
        alice.send("passed over");
        byte[] message = alice.send("read");
        RemoteSenderKeys before = bob.keysOf(1);
        RemoteSenderKeys after = ((SenderKeyDecryption.Ok) bob.attempt(1, message)).next();
        byte[] kept = SenderKeyCodec.write(after);

        before.replacedBy(after);

        assertThatThrownBy(() -> SenderKeyCodec.write(before)).hasMessage("secret used after it was wiped");
        assertThat(SenderKeyCodec.write(after)).isEqualTo(kept);
    }

    private void refuses(GroupMember reader, byte[] message, Reason reason) {
        byte[] before = reader.snapshot(alice.device);
        assertThat(reader.receive(alice.device, message)).isEqualTo(SenderKeyDecryption.rejected(reason));
        assertThat(reader.snapshot(alice.device)).isEqualTo(before);
    }
}
