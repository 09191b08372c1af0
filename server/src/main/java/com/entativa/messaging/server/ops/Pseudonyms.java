package com.entativa.messaging.server.ops;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ids for the log: a keyed hash, so that lines of one account can be put side by side and nobody can be looked up.
/// The
/// key lives as long as the process.
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;
    private final SecretKeySpec key;

    public Pseudonyms(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    public String of(UUID id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .flip());
            return HexFormat.of().formatHex(mac.doFinal(), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
