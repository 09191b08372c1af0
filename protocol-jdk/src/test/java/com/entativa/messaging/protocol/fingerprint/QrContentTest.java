package com.entativa.messaging.protocol.fingerprint;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.fingerprint.QrContent.Comparison;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class QrContentTest {
    private static final SafetyNumber.Party ALICE = party(81);
    private static final SafetyNumber.Party BOB = party(82);
    private final QrContent alices = SafetyNumber.of(CRYPTO, ALICE, BOB).qrContent();
    private final QrContent bobs = SafetyNumber.of(CRYPTO, BOB, ALICE).qrContent();

    @Test
    void each_side_scans_the_other_and_sees_the_same() {
        assertThat(alices.compareWith(bobs.encoded())).isEqualTo(Comparison.SAME);
        assertThat(bobs.compareWith(alices.encoded())).isEqualTo(Comparison.SAME);
        assertThat(alices.encoded()).hasSize(74);
    }

    @Test
    void ones_own_code_and_a_third_persons_are_different() {
        QrContent mallorys = SafetyNumber.of(CRYPTO, party(83), ALICE).qrContent();

        assertThat(alices.compareWith(alices.encoded())).isEqualTo(Comparison.DIFFERENT);
        assertThat(alices.compareWith(mallorys.encoded())).isEqualTo(Comparison.DIFFERENT);
    }

    @Test
    void every_flipped_bit_is_different_or_unreadable() {
        byte[] content = bobs.encoded();
        for (int bit = 0; bit < 8 * content.length; bit++) {
            byte[] flipped = content.clone();
            flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
            assertThat(alices.compareWith(flipped)).isNotEqualTo(Comparison.SAME);
        }
    }

    @Test
    void another_version_and_every_other_length_are_unreadable() {
        byte[] content = bobs.encoded();
        byte[] version = content.clone();
        version[1] = 1;

        assertThat(alices.compareWith(version)).isEqualTo(Comparison.UNREADABLE);
        for (int length = 0; length < 80; length++) {
            if (length == content.length) continue;
            assertThat(alices.compareWith(Arrays.copyOf(content, length))).isEqualTo(Comparison.UNREADABLE);
        }
    }

    @Test
    void another_identity_or_another_account_gives_another_number() {
        String digits = SafetyNumber.of(CRYPTO, ALICE, BOB).digits();
        SafetyNumber.Party moved = new SafetyNumber.Party(BOB.encodedIdentity(), Side.utf8("another account!"));

        assertThat(digits).matches("[0-9]{60}");
        assertThat(SafetyNumber.of(CRYPTO, ALICE, party(83)).digits()).isNotEqualTo(digits);
        assertThat(SafetyNumber.of(CRYPTO, ALICE, moved).digits()).isNotEqualTo(digits);
    }

    private static SafetyNumber.Party party(int seed) {
        return SafetyNumber.Party.of(Side.seeded(seed).party.identity(), Side.utf8("account of " + seed + "..."));
    }
}
