package com.entativa.messaging.protocol.jdk;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Digest;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// JCA where the JVM has intrinsics (AES-GCM, HMAC, SHA), BouncyCastle's lightweight classes for the curves,
/// which are about four times faster than the JDK's. Thread-safe: each thread has its own engines.
public final class JdkCrypto implements Crypto {
    private static final int GCM_TAG_BITS = 128;
    private final ThreadLocal<Mac> hmac = perThread(() -> Mac.getInstance("HmacSHA256"));
    private final ThreadLocal<MessageDigest> sha256 = perThread(() -> MessageDigest.getInstance("SHA-256"));
    private final ThreadLocal<MessageDigest> sha512 = perThread(() -> MessageDigest.getInstance("SHA-512"));
    private final ThreadLocal<Cipher> opener = perThread(JdkCrypto::gcm);

    @Override
    public Secret32 x25519(Secret32 ours, PublicKey theirs) {
        byte[] shared = new byte[X25519.POINT_SIZE];
        X25519.scalarMult(ours.expose(), 0, theirs.u().toArray(), 0, shared, 0);
        return Secret32.own(shared);
    }

    @Override
    public Bytes32 x25519Base(Secret32 ours) {
        byte[] u = new byte[X25519.POINT_SIZE];
        X25519.scalarMultBase(ours.expose(), 0, u, 0);
        return Bytes32.copyOf(u);
    }

    @Override
    public byte[] hmacSha256(byte[] key, byte[]... parts) {
        try {
            Mac mac = hmac.get();
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return digest(sha256.get(), parts);
    }

    @Override
    public Digest sha256() {
        MessageDigest digest = algorithm(() -> MessageDigest.getInstance("SHA-256"));
        return new Digest() {
            @Override
            public void update(byte[] bytes) {
                digest.update(bytes);
            }

            @Override
            public byte[] finish() {
                return digest.digest();
            }
        };
    }

    @Override
    public byte[] sha512(byte[]... parts) {
        return digest(sha512.get(), parts);
    }

    /// A new engine each time: the JDK's refuses the key and iv it sealed with last, but a message whose commit
    /// failed is sealed again from the same state.
    @Override
    public byte[] aesGcmSeal(byte[] key, byte[] iv, byte[] aad, byte[] plaintext) {
        try {
            return init(gcm(), Cipher.ENCRYPT_MODE, key, iv, aad).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<byte[]> aesGcmOpen(byte[] key, byte[] iv, byte[] aad, byte[] ciphertext) {
        try {
            return Optional.of(
                    init(opener.get(), Cipher.DECRYPT_MODE, key, iv, aad).doFinal(ciphertext));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] edwardsBase(byte[] scalar) {
        return EdwardsBase.multiply(scalar);
    }

    @Override
    public Optional<byte[]> edwardsPoint(Bytes32 u) {
        return EdwardsPoint.of(u);
    }

    @Override
    public boolean ed25519Verify(byte[] publicKey, byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }

    @Override
    public Bytes32 ed25519Public(Secret32 seed) {
        byte[] encoded = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed.expose(), 0, encoded, 0);
        return Bytes32.copyOf(encoded);
    }

    @Override
    public byte[] ed25519Sign(Secret32 seed, byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed.expose(), 0, message, 0, message.length, signature, 0);
        return signature;
    }

    private static Cipher gcm() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    private static Cipher init(Cipher cipher, int mode, byte[] key, byte[] iv, byte[] aad)
            throws GeneralSecurityException {
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(GCM_TAG_BITS, iv));
        cipher.updateAAD(aad);
        return cipher;
    }

    private static byte[] digest(MessageDigest digest, byte[][] parts) {
        for (byte[] part : parts) digest.update(part);
        return digest.digest();
    }

    @FunctionalInterface
    private interface Lookup<T> {
        T get() throws GeneralSecurityException;
    }

    private static <T> ThreadLocal<T> perThread(Lookup<T> lookup) {
        return ThreadLocal.withInitial(() -> algorithm(lookup));
    }

    private static <T> T algorithm(Lookup<T> lookup) {
        try {
            return lookup.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks an algorithm it must have", e);
        }
    }
}
