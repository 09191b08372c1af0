package com.entativa.messaging.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.session.SessionCodec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Padding, sizes, and that what was parsed is written again bit for bit.
final class WireTest {
    @Test
    void content_of_any_length_is_padded_to_the_next_block_and_back() {
        for (int length = 0; length < 1_000; length++) {
            byte[] content = new byte[length];
            Arrays.fill(content, (byte) (length % 3 == 0 ? 0x80 : length % 3 == 1 ? 0 : 7));

            byte[] padded = Padding.pad(content);

            assertThat(padded.length % 160).isZero();
            assertThat(padded.length - length).isBetween(1, 160);
            assertThat(Padding.unpad(padded)).contains(content);
        }
    }

    @Test
    void bad_padding_is_no_content() {
        byte[] zeros = new byte[160];
        byte[] otherMark = Padding.pad(new byte[10]);
        otherMark[10] = 0x40;
        byte[] twoBlocks = Arrays.copyOf(Padding.pad(new byte[10]), 320);

        for (byte[] bad : new byte[][] {{}, new byte[159], new byte[161], zeros, otherMark, twoBlocks}) {
            assertThat(Padding.unpad(bad)).isEmpty();
        }
    }

    @Test
    void a_message_has_90_bytes_over_its_plaintext_and_79_more_with_an_opening() {
        Side alice = Side.seeded(1);
        Side bob = Side.seeded(2);
        alice.begin(bob.party.bundle());
        byte[] opening = alice.send("12345");
        bob.read(opening);

        assertThat(opening).hasSize(5 + 90 + 79);
        assertThat(bob.send("12345")).hasSize(5 + 90);
    }

    @Test
    void parsed_messages_are_written_again_bit_for_bit() {
        Side alice = Side.seeded(1);
        Side bob = Side.seeded(2);
        alice.begin(bob.party.bundle());
        byte[] opening = alice.send("first");
        bob.read(opening);
        byte[] answer = bob.send("answer");

        assertThat(PreKeyMessage.parse((byte) 0x12, opening).orElseThrow().encoded())
                .isEqualTo(opening);
        assertThat(RatchetMessage.parse((byte) 0x11, answer).orElseThrow().encoded())
                .isEqualTo(answer);
        assertThat(PreKeyMessage.parse((byte) 0x11, opening)).isEmpty();
        assertThat(RatchetMessage.parse((byte) 0x12, answer)).isEmpty();
    }

    @Test
    void every_cut_session_record_is_an_illegal_state() {
        Side alice = Side.seeded(1);
        Side bob = Side.seeded(2);
        Side.converse(alice, bob);
        byte[] late = alice.send("late");
        bob.read(alice.send("in time"));
        byte[] record = bob.snapshot();
        assertThat(late).isNotEmpty();

        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThatThrownBy(() -> SessionCodec.read(cut)).isInstanceOf(IllegalStateException.class);
        }
        byte[] longer = Arrays.copyOf(record, record.length + 1);
        assertThatThrownBy(() -> SessionCodec.read(longer)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_damaged_session_record_is_an_illegal_state_or_another_record() {
        Side alice = Side.seeded(1);
        Side bob = Side.seeded(2);
        Side.converse(alice, bob);
        byte[] record = bob.snapshot();

        for (int at = 0; at < record.length; at++) {
            for (int value : new int[] {0, 1, 2, 0x7f, 0x80, 0xff}) {
                byte[] damaged = record.clone();
                damaged[at] = (byte) value;
                try {
                    assertThat(SessionCodec.write(SessionCodec.read(damaged))).isEqualTo(damaged);
                } catch (IllegalStateException expected) {
                    assertThat(expected).hasMessage("a session record is damaged");
                }
            }
        }
    }

    @Test
    void a_record_that_names_an_active_session_and_holds_none_is_an_illegal_state() {
        byte[] record = {1, 1, 0, 0, 0, 0};

        assertThatThrownBy(() -> SessionCodec.read(record)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_record_with_a_key_that_is_not_canonical_is_an_illegal_state() {
        Side alice = Side.seeded(1);
        Side bob = Side.seeded(2);
        alice.begin(bob.party.bundle());
        byte[] record = alice.snapshot();
        byte[] key = bob.party.signed(1).orElseThrow().pair().publicKey().u().toArray();
        int at = indexOf(record, key);
        record[at + 31] |= (byte) 0x80;

        assertThatThrownBy(() -> SessionCodec.read(record)).isInstanceOf(IllegalStateException.class);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, at, at + part.length), part)) return at;
        }
        throw new AssertionError("not in the record");
    }
}
