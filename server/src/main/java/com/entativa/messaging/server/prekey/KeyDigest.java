package com.entativa.messaging.server.prekey;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digest a device compares with its own to see whether the server holds what it uploaded.
public final class KeyDigest {
    private KeyDigest() {}

    /// Lower-case hex of SHA-256(EncodeEC(IK) ‖ signed prekey id u32 ‖ EncodeEC(SPK)).
    public static String of(byte[] identityKey, int signedPreKeyId, byte[] signedPreKey) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(identityKey);
            sha256.update(ByteBuffer.allocate(4).putInt(signedPreKeyId).array());
            return HexFormat.of().formatHex(sha256.digest(signedPreKey));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
