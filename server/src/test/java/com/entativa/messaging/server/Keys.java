package com.entativa.messaging.server;

import com.entativa.messaging.api.json.Json;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// An identity that signs: an Ed25519 key whose public point has sign bit 0, so that its signatures are strict XEdDSA
/// signatures of u = (1+y)/(1−y).
final class Keys {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final SecureRandom RANDOM = new SecureRandom();
    private final byte[] secret = new byte[32];
    private final byte[] identity;

    Keys() {
        byte[] point = new byte[32];
        do {
            RANDOM.nextBytes(secret);
            Ed25519.generatePublicKey(secret, 0, point, 0);
        } while ((point[31] & 0x80) != 0);
        BigInteger y = new BigInteger(1, reversed(point));
        BigInteger u = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).modInverse(P))
                .mod(P);
        identity = encoded(u);
    }

    String identity() {
        return base64(identity);
    }

    byte[] sign(byte[] message) {
        byte[] signature = new byte[64];
        Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /// One signed prekey `signedId` and one-time prekeys `from` … `to`.
    Json.Obj upload(int signedId, int from, int to) {
        List<Json> entries = new ArrayList<>();
        byte[] signed = publicKey();
        entries.add(Json.build()
                .put("key_id", signedId)
                .put("public_key", signed)
                .put("signature", sign(signed))
                .object());
        for (int id = from; id <= to; id++) {
            entries.add(Json.build()
                    .put("key_id", id)
                    .put("public_key", publicKey())
                    .object());
        }
        return Json.build()
                .put("registration_id", 7)
                .put("prekeys", Json.array(entries))
                .object();
    }

    static byte[] publicKey() {
        return encoded(new BigInteger(254, RANDOM));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] encoded(BigInteger u) {
        byte[] big = u.toByteArray();
        byte[] key = new byte[33];
        key[0] = 5;
        for (int i = 0; i < Math.min(32, big.length); i++) key[1 + i] = big[big.length - 1 - i];
        return key;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) out[i] = bytes[bytes.length - 1 - i];
        return out;
    }
}
