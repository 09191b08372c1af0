package com.entativa.messaging.protocol.attachment;

import static com.entativa.messaging.protocol.Parties.CRYPTO;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.AAD;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.key;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.plaintext;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.seal;
import static com.entativa.messaging.protocol.attachment.AttachmentFixture.tryOpen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.attachment.AttachmentFixture.Opened;
import com.entativa.messaging.protocol.attachment.AttachmentOpener.Progress;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What is refused, and that nothing unproven is released.
final class AttachmentTest {
    private static final int SEGMENT = SegmentCipher.SEGMENT_LENGTH;
    private static final int PIECE = 16 * 1024;
    private final byte[] plaintext = plaintext(3 * SEGMENT + 500);
    private final byte[] sealed = seal(plaintext, PIECE);

    @Test
    void a_file_cut_at_or_near_any_segment_boundary_is_refused() {
        for (int segment = 0; segment <= sealed.length / SEGMENT; segment++) {
            for (int near = -17; near <= 17; near++) {
                int length = segment * SEGMENT + near;
                if (length < 0 || length >= sealed.length) continue;
                refuses(Arrays.copyOf(sealed, length));
            }
        }
        for (int length = 0; length < 60; length++) refuses(Arrays.copyOf(sealed, length));
        refuses(Arrays.copyOf(sealed, sealed.length - 1));
    }

    @Test
    void segments_in_another_order_are_refused() {
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, SEGMENT, swapped, 2 * SEGMENT, SEGMENT);
        System.arraycopy(sealed, 2 * SEGMENT, swapped, SEGMENT, SEGMENT);

        Opened opened = refuses(swapped);

        assertThat(opened.released()).hasSize(SEGMENT - SegmentCipher.HEADER_LENGTH - 16);
    }

    @Test
    void a_missing_or_repeated_segment_is_refused() {
        refuses(joined(Arrays.copyOf(sealed, SEGMENT), Arrays.copyOfRange(sealed, 2 * SEGMENT, sealed.length)));
        refuses(joined(Arrays.copyOf(sealed, 2 * SEGMENT), Arrays.copyOfRange(sealed, SEGMENT, sealed.length)));
    }

    @Test
    void a_file_with_more_behind_its_end_is_refused() {
        refuses(joined(sealed, new byte[1]));
        refuses(joined(sealed, Arrays.copyOfRange(sealed, 3 * SEGMENT, sealed.length)));
        byte[] whole = seal(plaintext(SEGMENT - SegmentCipher.HEADER_LENGTH - 16), PIECE);
        assertThat(whole).hasSize(SEGMENT);
        refuses(joined(whole, new byte[16]));
    }

    @Test
    void a_flipped_bit_in_header_tag_or_body_is_refused() {
        byte[] small = seal(plaintext(100), PIECE);
        for (int bit = 0; bit < 8 * small.length; bit++) {
            byte[] flipped = small.clone();
            flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
            assertThat(refuses(flipped).released()).isEmpty();
        }
        for (int at : new int[] {SEGMENT - 1, SEGMENT, 2 * SEGMENT + 5, sealed.length - 1}) {
            byte[] flipped = sealed.clone();
            flipped[at] ^= 1;
            refuses(flipped);
        }
    }

    @Test
    void another_name_than_the_sealed_one_is_refused() {
        Opened opened = tryOpen(sealed, PIECE, Side.utf8("Signal_Attachment other"));

        assertThat(opened.progress()).isEqualTo(Progress.REFUSED);
        assertThat(opened.released()).isEmpty();
    }

    /// Also checks that no more than a segment is held back: memory does not grow with the file.
    @Test
    void no_byte_is_released_before_its_segments_tag_and_none_is_held_longer_than_a_segment() {
        long[] released = new long[1];
        try (AttachmentOpener opener = new AttachmentOpener(CRYPTO, key(), AAD, bytes -> released[0] += bytes.length)) {
            for (int at = 0; at < sealed.length; at++) {
                opener.write(new byte[] {sealed[at]});
                int whole = at / SEGMENT;
                int expected = whole == 0 ? 0 : whole * (SEGMENT - 16) - SegmentCipher.HEADER_LENGTH;
                assertThat(released[0]).isEqualTo(expected);
            }
            assertThat(opener.finish()).isEqualTo(Progress.WHOLE);
        }
        assertThat(released[0]).isEqualTo(plaintext.length);
    }

    @Test
    void after_a_refusal_nothing_is_released_any_more() {
        byte[] damaged = sealed.clone();
        damaged[100] ^= 1;

        Opened opened = refuses(damaged);

        assertThat(opened.released()).isEmpty();
    }

    /// 256 MiB go through in pieces; what is alive never exceeds some segments. The heap would not hold the file
    /// twice.
    @Test
    void a_large_file_needs_no_more_memory_than_a_small_one() {
        byte[] piece = new byte[SEGMENT];
        long[] through = new long[2];
        try (AttachmentOpener opener = new AttachmentOpener(CRYPTO, key(), AAD, bytes -> through[1] += bytes.length);
                AttachmentSealer sealer = AttachmentSealer.begin(CRYPTO, Parties.seeded(1), key(), AAD, bytes -> {
                    assertThat(bytes.length).isLessThanOrEqualTo(SEGMENT);
                    assertThat(opener.write(bytes)).isEqualTo(Progress.GOES_ON);
                    assertThat(through[0] - through[1]).isLessThanOrEqualTo(3L * SEGMENT);
                })) {
            for (int i = 0; i < 1_024; i++) {
                through[0] += piece.length;
                sealer.write(piece);
            }
            sealer.finish();
            assertThat(opener.finish()).isEqualTo(Progress.WHOLE);
        }
        assertThat(through[1]).isEqualTo(through[0]).isEqualTo(1_024L * SEGMENT);
    }

    @Test
    void nothing_is_sealed_under_a_wiped_key() {
        AttachmentSealer sealer = AttachmentSealer.begin(CRYPTO, Parties.seeded(1), key(), AAD, _ -> {});
        sealer.close();

        assertThatThrownBy(sealer::finish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_content_has_the_same_header_and_another_content_another() {
        Bytes32 digest = Bytes32.copyOf(plaintext(32));
        Bytes32 other = Bytes32.copyOf(plaintext(33));

        byte[] header = AttachmentHeader.of(CRYPTO, key(), digest, 5).encoded();

        assertThat(AttachmentHeader.of(CRYPTO, key(), digest, 5).encoded()).isEqualTo(header);
        assertThat(AttachmentHeader.of(CRYPTO, key(), other, 5).encoded()).isNotEqualTo(header);
        assertThat(AttachmentHeader.of(CRYPTO, key(), digest, 6).encoded()).isNotEqualTo(header);
        assertThat(header).hasSize(40).startsWith(40);
    }

    @Test
    void the_sealed_length_is_known_before() {
        for (int length : new int[] {0, 1, 65_480, 65_481, 131_000, 131_001, 200_000}) {
            assertThat(AttachmentSealer.sealedLength(length)).isEqualTo(seal(plaintext(length), PIECE).length);
        }
    }

    @Test
    void lengths_are_padded_up_in_steps_of_five_percent() {
        assertThat(AttachmentPadding.paddedLength(0)).isEqualTo(541);
        assertThat(AttachmentPadding.paddedLength(541)).isEqualTo(541);
        long before = 541;
        for (long length = 542; length < 200_000_000; length += Math.max(1, length / 997)) {
            long padded = AttachmentPadding.paddedLength(length);
            assertThat(padded).isBetween(length, (long) (length * 1.05) + 1);
            assertThat(padded).isGreaterThanOrEqualTo(before);
            before = padded;
        }
    }

    private static Opened refuses(byte[] file) {
        Opened opened = tryOpen(file, PIECE);
        assertThat(opened.progress()).isEqualTo(Progress.REFUSED);
        return opened;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
