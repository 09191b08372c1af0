package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Bytes that an attacker would choose.
final class Forged {
    /// Canonical points of low order.
    static final List<Bytes32> LOW_ORDER = points(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    /// p, p + 1, 2^255 − 1, and the base point with the top bit set.
    static final List<Bytes32> NOT_CANONICAL = points(
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0900000000000000000000000000000000000000000000000000000000000080");

    static final int RATCHET_KEY = 2;
    static final int PREVIOUS_LENGTH = 34;
    static final int N = 38;
    static final int OPENING_IDENTITY = 14;
    static final int OPENING_BASE_KEY = 47;

    private Forged() {}

    static byte[] withKey(byte[] message, int at, Bytes32 key) {
        byte[] changed = message.clone();
        key.copyTo(changed, at);
        return changed;
    }

    static byte[] withU32(byte[] message, int at, int value) {
        byte[] changed = message.clone();
        u32(changed, at, value);
        return changed;
    }

    static void u32(byte[] message, int at, int value) {
        for (int i = 0; i < 4; i++) message[at + i] = (byte) (value >>> (24 - 8 * i));
    }

    private static List<Bytes32> points(String... hex) {
        return Arrays.stream(hex)
                .map(HexFormat.of()::parseHex)
                .map(Bytes32::copyOf)
                .toList();
    }
}
