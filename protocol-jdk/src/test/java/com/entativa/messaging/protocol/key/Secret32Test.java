package com.entativa.messaging.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.protocol.Side;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class Secret32Test {
    @Test
    void closing_zeroes_the_bytes_and_ends_their_use() {
        byte[] bytes = filled(7);
        Secret32 secret = Secret32.own(bytes);

        secret.close();

        assertThat(bytes).containsOnly(0);
        assertThatThrownBy(secret::expose).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secret.sameAs(Secret32.own(filled(7)))).isInstanceOf(IllegalStateException.class);
        secret.close();
    }

    @Test
    void secrets_are_compared_by_same_as_alone() {
        Secret32 secret = Secret32.own(filled(7));
        byte[] other = filled(7);
        other[31] ^= 1;
        Set<Object> set = new HashSet<>();

        assertThat(secret.sameAs(Secret32.own(filled(7)))).isTrue();
        assertThat(secret.sameAs(Secret32.own(other))).isFalse();
        assertThatThrownBy(() -> secret.equals(new Object())).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.add(secret)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_secret_has_32_bytes() {
        for (int length : new int[] {0, 31, 33}) {
            assertThatThrownBy(() -> Secret32.own(new byte[length])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_copy_is_independent_of_what_it_was_copied_from() {
        byte[] output = new byte[64];
        output[32] = 9;

        Secret32 secret = Secret32.copyOf(output, 32);
        output[32] = 0;

        assertThat(secret.expose()).startsWith(9);
    }

    @Test
    void public_bytes_are_copied_in_and_out_and_compared_by_value() {
        byte[] bytes = filled(3);
        Bytes32 value = Bytes32.copyOf(bytes);

        bytes[0] = 0;
        value.toArray()[1] = 0;

        assertThat(value).isEqualTo(Bytes32.copyOf(filled(3))).hasSameHashCodeAs(Bytes32.copyOf(filled(3)));
        assertThat(value).isNotEqualTo(Bytes32.copyOf(bytes));
        assertThatThrownBy(() -> Bytes32.copyOf(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equal_compares_lengths_and_each_byte() {
        assertThat(ConstantTime.equal(Side.utf8("tag"), Side.utf8("tag"))).isTrue();
        assertThat(ConstantTime.equal(Side.utf8("tag"), Side.utf8("tags"))).isFalse();
        for (int bit = 0; bit < 24; bit++) {
            byte[] other = Side.utf8("tag");
            other[bit >> 3] ^= (byte) (1 << (bit & 7));
            assertThat(ConstantTime.equal(Side.utf8("tag"), other)).isFalse();
        }
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
