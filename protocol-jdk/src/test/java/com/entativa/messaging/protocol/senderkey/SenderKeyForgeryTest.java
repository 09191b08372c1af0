package com.entativa.messaging.protocol.senderkey;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is refused, each time with the receiving state as it was.
final class SenderKeyForgeryTest {
    private final GroupMember alice = new GroupMember(1);
    private final GroupMember bob = new GroupMember(2);
    private byte[] message = {};
    private byte[] before = {};

    @BeforeEach
    void send() {
        alice.distributeTo(bob);
        message = alice.send("genuine");
        before = bob.snapshot(1);
    }

    @AfterEach
    void nothing_changed_and_the_genuine_message_is_read() {
        assertThat(bob.snapshot(1)).isEqualTo(before);
        assertThat(bob.read(alice, message)).isEqualTo("genuine");
    }

    @Test
    @DisplayName("P-G-4 a message with any bit flipped is refused")
    void each_bit_counts() {
        for (int bit = 0; bit < 8 * message.length; bit++) {
            byte[] flipped = message.clone();
            flipped[bit >> 3] ^= (byte) (1 << (bit & 7));

            assertThat(bob.attempt(1, flipped)).as("bit " + bit).isInstanceOf(SenderKeyDecryption.Rejected.class);
        }
    }

    @Test
    @DisplayName("P-G-4 a message cut at any byte, or with more behind it, is refused")
    void cut_and_extended() {
        for (int length = 0; length < message.length; length++) {
            assertThat(bob.attempt(1, Arrays.copyOf(message, length))).isInstanceOf(SenderKeyDecryption.Rejected.class);
        }
        assertThat(bob.attempt(1, Arrays.copyOf(message, message.length + 1)))
                .isEqualTo(SenderKeyDecryption.rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    @DisplayName("P-G-3 a genuine message in another group is refused")
    void another_group() {
        SenderKeyName elsewhere = SenderKeyName.of(Side.utf8("another-group-01"), GroupMember.address(1));

        assertThat(bob.attempt(1, elsewhere, message)).isEqualTo(SenderKeyDecryption.rejected(Reason.BAD_MAC));
    }

    @Test
    @DisplayName("P-G-3 a genuine message that a member passes off as his own is refused, his distribution of it too")
    void another_sender() {
        bob.install(3, new GroupMember(3).distribution());
        assertThat(bob.attempt(3, message)).isEqualTo(SenderKeyDecryption.rejected(Reason.UNKNOWN_SENDER_KEY));

        GroupMember thief = new GroupMember(4);
        GroupMember victim = new GroupMember(1);
        victim.distributeTo(thief);
        bob.install(4, victim.distribution());
        assertThat(bob.attempt(4, message)).isEqualTo(SenderKeyDecryption.rejected(Reason.BAD_MAC));
    }

    @Test
    @DisplayName("P-G-4 a member who knows the chain key cannot write in the sender's name")
    void a_member_cannot_sign_for_another() {
        SenderKeyState atStart = new GroupMember(1).own;
        SigningKey.Pair mallory = SigningKey.Pair.generate(CRYPTO, Parties.seeded(99));
        SenderKeyState forged = new SenderKeyState(atStart.id(), atStart.chainKey(), 0, mallory, Parties.NOW);

        byte[] message = ((SenderKeyEncryption.Ok)
                        forged.encrypt(new SenderKeyFunctions(CRYPTO), GroupMember.name(1), text()))
                .message();

        assertThat(bob.attempt(1, message)).isEqualTo(SenderKeyDecryption.rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    @DisplayName("P-G-4 the signature comes first: a forgery far ahead costs no walk")
    void the_signature_comes_first() {
        byte[] ahead = message.clone();
        Arrays.fill(ahead, 21, 25, (byte) 0x7f);

        assertThat(bob.attempt(1, ahead)).isEqualTo(SenderKeyDecryption.rejected(Reason.BAD_SIGNATURE));
    }

    @Test
    @DisplayName("P-G-2 a signing key of low order verifies nothing")
    void low_order_signing_keys_verify_nothing() {
        byte[] identity = new byte[32];
        identity[0] = 1;
        for (byte[] point : new byte[][] {identity, new byte[32]}) {
            SenderKeyMessage parsed = SenderKeyMessage.parse(message).orElseThrow();
            byte[] signature = new byte[64];
            signature[0] = 1;
            SenderKeyMessage forged = new SenderKeyMessage(parsed.id(), parsed.iteration(), parsed.sealed(), signature);
            RemoteSenderKey key = new RemoteSenderKey(
                    parsed.id(),
                    new SigningKey(Bytes32.copyOf(point)),
                    Secret32.own(new byte[32]),
                    0,
                    SkippedSeeds.NONE);

            assertThat(key.open(new SenderKeyFunctions(CRYPTO), GroupMember.name(1), forged))
                    .isEqualTo(new RemoteSenderKey.Opened.Rejected(Reason.BAD_SIGNATURE));
        }
    }

    @Test
    @DisplayName("P-G-2 a distribution of another length, version or chain id is none")
    void malformed_distributions() {
        byte[] distribution = alice.distribution();
        for (int length = 0; length < distribution.length; length++) {
            assertThat(SenderKeyDistribution.parse(Arrays.copyOf(distribution, length)))
                    .isEmpty();
        }
        assertThat(SenderKeyDistribution.parse(Arrays.copyOf(distribution, 90))).isEmpty();
        byte[] version = distribution.clone();
        version[0] = SenderKeyMessage.VERSION;
        assertThat(SenderKeyDistribution.parse(version)).isEmpty();
        byte[] chain = distribution.clone();
        chain[17] |= (byte) 0x80;
        assertThat(SenderKeyDistribution.parse(chain)).isEmpty();
        assertThat(SenderKeyDistribution.parse(distribution).orElseThrow().encoded())
                .isEqualTo(distribution);
    }

    private static byte[] text() {
        return Side.utf8("forged");
    }
}
