package com.entativa.messaging.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.session.Decrypted.Reason;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each truncation and each flipped bit of each kind of message is refused and leaves the sessions as they were.
final class BadInputTest {
    /// A receiver with a history, and the message that comes next.
    enum Kind {
        FIRST_WITH_ONE_TIME_PREKEY {
            @Override
            Fixture fixture() {
                Side alice = Side.seeded(1);
                Side bob = Side.seeded(2);
                alice.begin(bob.party.bundle());
                return new Fixture(bob, alice.send("first"));
            }
        },
        FIRST_WITHOUT_ONE_TIME_PREKEY {
            @Override
            Fixture fixture() {
                Side alice = Side.seeded(1);
                Side bob = Side.seeded(2);
                alice.begin(bob.party.bundle(PreKeyBundle.OneTime.None.NONE));
                return new Fixture(bob, alice.send("first"));
            }
        },
        REPEATED_OPENING {
            @Override
            Fixture fixture() {
                Side alice = Side.seeded(1);
                Side bob = Side.seeded(2);
                alice.begin(bob.party.bundle());
                bob.read(alice.send("first"));
                return new Fixture(bob, alice.send("second"));
            }
        },
        CURRENT_CHAIN {
            @Override
            Fixture fixture() {
                Side alice = Side.seeded(1);
                Side bob = Side.seeded(2);
                Side.converse(alice, bob);
                bob.read(alice.send("on a chain"));
                return new Fixture(bob, alice.send("on the same chain"));
            }
        },
        NEW_CHAIN {
            @Override
            Fixture fixture() {
                Side alice = Side.seeded(1);
                Side bob = Side.seeded(2);
                Side.converse(alice, bob);
                return new Fixture(bob, alice.send("on a new chain"));
            }
        },
        SKIPPED {
            @Override
            Fixture fixture() {
                Side alice = Side.seeded(1);
                Side bob = Side.seeded(2);
                Side.converse(alice, bob);
                byte[] late = alice.send("late");
                bob.read(alice.send("early"));
                return new Fixture(bob, late);
            }
        };

        abstract Fixture fixture();

        boolean opensASession() {
            return this == FIRST_WITH_ONE_TIME_PREKEY || this == FIRST_WITHOUT_ONE_TIME_PREKEY;
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Fixture(Side receiver, byte[] message) {
        void refuses(byte[] bad, String what) {
            byte[] before = receiver.snapshot();

            Decrypted decrypted = receiver.receive(bad);

            assertThat(decrypted).as(what).isInstanceOf(Decrypted.Rejected.class);
            assertThat(receiver.snapshot()).as(what).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_truncation_is_refused_and_the_whole_is_still_read(Kind kind) {
        Fixture fixture = kind.fixture();
        byte[] message = fixture.message;

        for (int length = 0; length < message.length; length++) {
            fixture.refuses(Arrays.copyOf(message, length), "cut to " + length);
        }
        fixture.refuses(Arrays.copyOf(message, message.length + 1), "extended");
        assertThat(fixture.receiver.receive(message)).isInstanceOf(Decrypted.Ok.class);
    }

    /// The initiator's registration id, bytes 1 to 4 of the first message of a session, is under no tag: see below.
    @ParameterizedTest
    @EnumSource
    void every_flipped_bit_is_refused_and_the_whole_is_still_read(Kind kind) {
        Fixture fixture = kind.fixture();
        byte[] message = fixture.message;

        for (int bit = 0; bit < 8 * message.length; bit++) {
            boolean registrationId = bit >= 8 && bit < 40;
            if (registrationId && kind.opensASession()) continue;
            fixture.refuses(flipped(message, bit), "bit " + bit);
        }
        assertThat(fixture.receiver.receive(message)).isInstanceOf(Decrypted.Ok.class);
    }

    /// The known exception. The id is a hint for the device list, which the server confirms; it opens nothing.
    @Test
    void the_registration_id_of_an_opening_is_a_hint_which_later_openings_must_repeat() {
        Side alice = Side.seeded(1);
        Side bob = Side.seeded(2);
        alice.begin(bob.party.bundle());
        byte[] changed = flipped(alice.send("first"), 8 * 4);

        assertThat(bob.receive(changed)).isInstanceOf(Decrypted.Ok.class);

        assertThat(bob.receive(alice.send("second"))).isEqualTo(Decrypted.rejected(Reason.MALFORMED));
        assertThat(bob.receive(flipped(alice.send("third"), 8 * 4))).isInstanceOf(Decrypted.Ok.class);
    }

    @Test
    void a_registration_id_out_of_range_is_malformed() {
        Fixture fixture = Kind.FIRST_WITH_ONE_TIME_PREKEY.fixture();

        for (int id : List.of(0, 16_381, -1, Integer.MIN_VALUE)) {
            byte[] bad = fixture.message.clone();
            Forged.u32(bad, 1, id);
            assertThat(fixture.receiver.receive(bad)).isEqualTo(Decrypted.rejected(Reason.MALFORMED));
        }
    }

    @Test
    void a_flipped_ciphertext_bit_is_a_bad_mac_whichever_tag_finds_it() {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Fixture fixture = Kind.CURRENT_CHAIN.fixture();

        for (int bit = 8 * 42; bit < 8 * fixture.message.length; bit++) {
            Decrypted decrypted = fixture.receiver.receive(flipped(fixture.message, bit));
            reasons.add(((Decrypted.Rejected) decrypted).reason());
        }

        assertThat(reasons).containsExactly(Reason.BAD_MAC);
    }

    @Test
    void nothing_and_unknown_suites_are_told_apart() {
        Side bob = Side.seeded(2);

        assertThat(bob.receive(new byte[0])).isEqualTo(Decrypted.rejected(Reason.MALFORMED));
        for (int version = 0; version < 256; version++) {
            byte[] message = new byte[200];
            message[0] = (byte) version;
            Reason expected = version == 0x11 || version == 0x12 ? Reason.MALFORMED : Reason.UNKNOWN_SUITE;
            if (version == 0x11) expected = Reason.NO_SESSION;
            assertThat(bob.receive(message)).isEqualTo(Decrypted.rejected(expected));
        }
    }

    @Test
    void a_prekey_message_without_a_ratchet_message_is_malformed() {
        Fixture fixture = Kind.FIRST_WITH_ONE_TIME_PREKEY.fixture();

        byte[] bare = Arrays.copyOf(fixture.message, PreKeyMessage.HEADER_LENGTH);

        assertThat(fixture.receiver.receive(bare)).isEqualTo(Decrypted.rejected(Reason.MALFORMED));
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
        return flipped;
    }
}
