package com.entativa.messaging.protocol.key;

import java.util.Optional;

/// A Curve25519 public key in one of its roles. The u-coordinate is canonical: below 2^255 − 19, top bit clear.
/// On the wire, under signatures and in associated data it is EncodeEC: `05 ‖ u`, 33 bytes.
public sealed interface PublicKey permits IdentityKey, PreKey, BaseKey, RatchetKey {
    int ENCODED_LENGTH = 33;
    byte TYPE = 0x05;

    Bytes32 u();

    default byte[] encoded() {
        byte[] encoded = new byte[ENCODED_LENGTH];
        encoded[0] = TYPE;
        u().copyTo(encoded, 1);
        return encoded;
    }

    /// The u-coordinate of an encoded key of somebody else's; empty unless it is exactly one canonical encoding.
    static Optional<Bytes32> decode(byte[] encoded) {
        if (encoded.length != ENCODED_LENGTH || encoded[0] != TYPE) return Optional.empty();
        Bytes32 u = Bytes32.copyOf(encoded, 1);
        return isCanonical(u) ? Optional.of(u) : Optional.empty();
    }

    /// u < p. The non-canonical values are p … 2^255 − 1, that is ed…ff, ff × 30, 7f and those with the top bit set.
    static boolean isCanonical(Bytes32 u) {
        byte[] bytes = u.toArray();
        if (bytes[31] < 0) return false;
        boolean high = bytes[31] == 0x7f;
        for (int i = 30; i > 0; i--) high &= bytes[i] == (byte) 0xff;
        return !high || (bytes[0] & 0xff) < 0xed;
    }

    static Bytes32 requireCanonical(Bytes32 u) {
        if (!isCanonical(u)) throw new IllegalArgumentException("u is not canonical");
        return u;
    }
}
