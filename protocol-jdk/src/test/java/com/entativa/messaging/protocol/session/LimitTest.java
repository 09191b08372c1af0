package com.entativa.messaging.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.session.Decrypted.Reason;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How far ahead, how many, how old: docs/spec/protocol.md P-R-7.
final class LimitTest {
    private static final long DAY = 24L * 60 * 60 * 1_000;
    private final Side alice = Side.seeded(31);
    private final Side bob = Side.seeded(32);

    @BeforeEach
    void converse() {
        Side.converse(alice, bob);
    }

    @Test
    void a_thousand_skipped_messages_on_a_chain_are_allowed_and_all_are_read_later() {
        bob.read(alice.send("begins the chain"));
        List<byte[]> messages = alice.send("m", 1_001);

        assertThat(bob.read(messages.getLast())).isEqualTo("m 1000");
        for (int i = 0; i < 1_000; i++) assertThat(bob.read(messages.get(i))).isEqualTo("m " + i);
    }

    @Test
    void one_more_is_too_far_and_changes_nothing() {
        bob.read(alice.send("begins the chain"));
        List<byte[]> messages = alice.send("m", 1_002);

        refuses(messages.getLast(), Reason.TOO_FAR_AHEAD);
        assertThat(bob.read(messages.get(1_000))).isEqualTo("m 1000");
    }

    @Test
    void a_new_chain_may_begin_with_a_thousand_skipped_messages_and_not_with_more() {
        List<byte[]> messages = alice.send("m", 1_002);

        refuses(messages.get(1_001), Reason.TOO_FAR_AHEAD);
        assertThat(bob.read(messages.get(1_000))).isEqualTo("m 1000");
    }

    @Test
    void a_thousand_messages_missing_at_the_end_of_a_chain_are_allowed() {
        List<byte[]> ended = chainWithMissingEnd(1_000);

        assertThat(bob.read(alice.send("on a new chain"))).isEqualTo("on a new chain");
        assertThat(bob.read(ended.getLast())).isEqualTo("m 999");
    }

    @Test
    void one_more_missing_at_the_end_of_a_chain_is_too_far() {
        chainWithMissingEnd(1_001);

        refuses(alice.send("on a new chain"), Reason.TOO_FAR_AHEAD);
    }

    /// Alice's chain of one read message and `missing` lost ones, then an answer that makes her begin another.
    private List<byte[]> chainWithMissingEnd(int missing) {
        bob.read(alice.send("begins the chain"));
        List<byte[]> lost = alice.send("m", missing);
        alice.read(bob.send("an answer"));
        return lost;
    }

    @Test
    void counters_near_two_to_the_32_are_refused_at_once() {
        bob.read(alice.send("begins the chain"));
        byte[] onChain = alice.send("next");
        alice.read(bob.send("an answer"));
        byte[] onNewChain = alice.send("on a new chain");

        for (int counter : new int[] {-1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            refuses(Forged.withU32(onChain, Forged.N, counter), Reason.TOO_FAR_AHEAD);
            refuses(Forged.withU32(onChain, Forged.PREVIOUS_LENGTH, counter), Reason.BAD_MAC);
            refuses(Forged.withU32(onNewChain, Forged.N, counter), Reason.TOO_FAR_AHEAD);
            refuses(Forged.withU32(onNewChain, Forged.PREVIOUS_LENGTH, counter), Reason.TOO_FAR_AHEAD);
        }
        assertThat(bob.read(onNewChain)).isEqualTo("on a new chain");
        assertThat(bob.read(onChain)).isEqualTo("next");
    }

    @Test
    void ratchet_keys_of_low_order_are_named_and_non_canonical_ones_malformed() {
        byte[] message = alice.send("on a new chain");

        for (Bytes32 key : Forged.LOW_ORDER) {
            refuses(Forged.withKey(message, Forged.RATCHET_KEY, key), Reason.LOW_ORDER_KEY);
        }
        for (Bytes32 key : Forged.NOT_CANONICAL) {
            refuses(Forged.withKey(message, Forged.RATCHET_KEY, key), Reason.MALFORMED);
        }
        bob.read(message);
        for (Bytes32 key : Forged.LOW_ORDER) {
            refuses(Forged.withKey(message, Forged.RATCHET_KEY, key), Reason.BAD_MAC);
        }
    }

    @Test
    void a_session_keeps_2000_skipped_keys_and_the_oldest_falls_out() {
        List<byte[]> first = alice.send("a", 1_001);
        bob.read(first.getLast());
        List<byte[]> second = alice.send("b", 1_001);
        bob.read(second.getLast());
        assertThat(bob.copy().read(first.getFirst())).isEqualTo("a 0");

        byte[] lost = alice.send("one more");
        bob.read(alice.send("after it"));

        refuses(first.getFirst(), Reason.DUPLICATE);
        assertThat(bob.read(first.get(1))).isEqualTo("a 1");
        assertThat(bob.read(second.getFirst())).isEqualTo("b 0");
        assertThat(bob.read(lost)).isEqualTo("one more");
    }

    @Test
    void a_skipped_key_opens_its_message_for_30_days_and_not_longer() {
        List<byte[]> late = alice.send("late", 2);
        bob.read(alice.send("in time"));

        bob.now += 30 * DAY;
        assertThat(bob.read(late.getFirst())).isEqualTo("late 0");

        bob.now += 1;
        refuses(late.getLast(), Reason.DUPLICATE);
        bob.read(alice.send("goes on"));
        refuses(late.getLast(), Reason.DUPLICATE);
        assertThat(bob.sessions.toString()).doesNotContain("SkippedKey[");
    }

    @Test
    void a_skipped_key_lives_through_five_newer_chains_and_not_through_six() {
        byte[] late = alice.send("late");
        bob.read(alice.send("in time"));

        for (int chain = 0; chain < 5; chain++) newChain();
        assertThat(bob.copy().read(late)).isEqualTo("late");

        newChain();
        byte[] before = bob.snapshot();
        assertThat(bob.receive(late)).isInstanceOf(Decrypted.Rejected.class);
        assertThat(bob.snapshot()).isEqualTo(before);
        assertThat(bob.sessions.toString()).doesNotContain("SkippedKey[");
    }

    private void newChain() {
        alice.read(bob.send("an answer"));
        bob.read(alice.send("on a new chain"));
    }

    @Test
    void a_read_message_is_a_duplicate_on_its_chain_after_it_and_out_of_order() {
        byte[] late = alice.send("late");
        byte[] early = alice.send("early");
        bob.read(early);
        bob.read(late);

        refuses(early, Reason.DUPLICATE);
        refuses(late, Reason.DUPLICATE);
        newChain();
        refuses(early, Reason.DUPLICATE);
        refuses(late, Reason.DUPLICATE);
    }

    private void refuses(byte[] message, Reason reason) {
        byte[] before = bob.snapshot();

        assertThat(bob.receive(message)).isEqualTo(Decrypted.rejected(reason));
        assertThat(bob.snapshot()).isEqualTo(before);
    }
}
