package com.entativa.messaging.client.fake;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Digest;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The real primitives, but a public key is worked out once: simulations make the same ones again and again.
public final class QuickCrypto implements Crypto {
    private static final int MOST = 20_000;
    private final Crypto real;
    private final Map<ByteBuffer, Bytes32> publicKeys = new ConcurrentHashMap<>();

    public QuickCrypto(Crypto real) {
        this.real = real;
    }

    /// The JVM's primitives, all of a process together.
    public static Crypto ofJdk() {
        return Jdk.CRYPTO;
    }

    private static final class Jdk {
        private static final Crypto CRYPTO = new QuickCrypto(new JdkCrypto());
    }

    @Override
    public Secret32 x25519(Secret32 ours, PublicKey theirs) {
        return real.x25519(ours, theirs);
    }

    @Override
    public Bytes32 x25519Base(Secret32 ours) {
        if (publicKeys.size() > MOST) publicKeys.clear();
        return publicKeys.computeIfAbsent(ByteBuffer.wrap(ours.expose().clone()), _ -> real.x25519Base(ours));
    }

    @Override
    public byte[] hmacSha256(byte[] key, byte[]... parts) {
        return real.hmacSha256(key, parts);
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return real.sha256(parts);
    }

    @Override
    public Digest sha256() {
        return real.sha256();
    }

    @Override
    public byte[] sha512(byte[]... parts) {
        return real.sha512(parts);
    }

    @Override
    public byte[] aesGcmSeal(byte[] key, byte[] iv, byte[] aad, byte[] plaintext) {
        return real.aesGcmSeal(key, iv, aad, plaintext);
    }

    @Override
    public Optional<byte[]> aesGcmOpen(byte[] key, byte[] iv, byte[] aad, byte[] ciphertext) {
        return real.aesGcmOpen(key, iv, aad, ciphertext);
    }

    @Override
    public byte[] edwardsBase(byte[] scalar) {
        return real.edwardsBase(scalar);
    }

    @Override
    public Optional<byte[]> edwardsPoint(Bytes32 u) {
        return real.edwardsPoint(u);
    }

    @Override
    public boolean ed25519Verify(byte[] publicKey, byte[] message, byte[] signature) {
        return real.ed25519Verify(publicKey, message, signature);
    }

    @Override
    public Bytes32 ed25519Public(Secret32 seed) {
        return real.ed25519Public(seed);
    }

    @Override
    public byte[] ed25519Sign(Secret32 seed, byte[] message) {
        return real.ed25519Sign(seed, message);
    }
}
