package com.entativa.messaging.web;

import static com.entativa.messaging.web.bridge.JsBytes.java;
import static com.entativa.messaging.web.bridge.JsBytes.js;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Digest;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.web.bridge.Awaited;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.typedarrays.Uint8Array;

/// The primitives on noble's libraries, and the browser's randomness. Noble's algorithms take no branch on a
/// secret; JavaScript's big integers under them promise no constant time.
final class NobleCrypto implements Crypto, Randomness {
    private static final int MANY = 16;
    private final JsPrimitives noble;

    NobleCrypto(JsPrimitives noble) {
        this.noble = noble;
    }

    @Override
    public Secret32 x25519(Secret32 ours, PublicKey theirs) {
        return Secret32.own(java(noble.x25519(js(ours.expose()), js(theirs.u().toArray()))));
    }

    @Override
    public Bytes32 x25519Base(Secret32 ours) {
        return Bytes32.copyOf(java(noble.x25519Base(js(ours.expose()))));
    }

    @Override
    public byte[] hmacSha256(byte[] key, byte[]... parts) {
        return joined(parts, data -> noble.hmacSha256(js(key), data));
    }

    @Override
    public byte[] sha256(byte[]... parts) {
        return joined(parts, noble::sha256);
    }

    @Override
    public Digest sha256() {
        JsDigest digest = noble.sha256Pieces();
        return new Digest() {
            @Override
            public void update(byte[] bytes) {
                digest.update(js(bytes));
            }

            @Override
            public byte[] finish() {
                return java(digest.digest());
            }
        };
    }

    @Override
    public byte[] sha512(byte[]... parts) {
        return joined(parts, noble::sha512);
    }

    @Override
    public byte[] aesGcmSeal(byte[] key, byte[] iv, byte[] aad, byte[] plaintext) {
        return java(noble.aesGcmSeal(js(key), js(iv), js(aad), js(plaintext)));
    }

    /// By the browser's own AES, on threads of its; to wait for those is not worth it for few.
    @Override
    public List<byte[]> aesGcmSealAll(List<Plain> all) {
        if (all.size() < MANY) return Crypto.super.aesGcmSealAll(all);
        int size = all.size();
        Uint8Array[] keys = new Uint8Array[size];
        Uint8Array[] ivs = new Uint8Array[size];
        Uint8Array[] aads = new Uint8Array[size];
        Uint8Array[] plaintexts = new Uint8Array[size];
        for (int i = 0; i < size; i++) {
            Plain one = all.get(i);
            keys[i] = js(one.key());
            ivs[i] = js(one.iv());
            aads[i] = js(one.aad());
            plaintexts[i] = js(one.plaintext());
        }
        JSArrayReader<Uint8Array> sealed = Awaited.of(noble.aesGcmSealAll(keys, ivs, aads, plaintexts));
        List<byte[]> ciphertexts = new ArrayList<>();
        for (int i = 0; i < size; i++) ciphertexts.add(java(sealed.get(i)));
        return ciphertexts;
    }

    @Override
    public Optional<byte[]> aesGcmOpen(byte[] key, byte[] iv, byte[] aad, byte[] ciphertext) {
        @Nullable Uint8Array plaintext = noble.aesGcmOpen(js(key), js(iv), js(aad), js(ciphertext));
        return plaintext == null ? Optional.empty() : Optional.of(java(plaintext));
    }

    @Override
    public byte[] edwardsBase(byte[] scalar) {
        return java(noble.edwardsBase(js(scalar)));
    }

    @Override
    public Optional<byte[]> edwardsPoint(Bytes32 u) {
        @Nullable Uint8Array point = noble.edwardsPoint(js(u.toArray()));
        return point == null ? Optional.empty() : Optional.of(java(point));
    }

    @Override
    public boolean ed25519Verify(byte[] publicKey, byte[] message, byte[] signature) {
        return noble.ed25519Verify(js(publicKey), js(message), js(signature));
    }

    @Override
    public Bytes32 ed25519Public(Secret32 seed) {
        return Bytes32.copyOf(java(noble.ed25519Public(js(seed.expose()))));
    }

    @Override
    public byte[] ed25519Sign(Secret32 seed, byte[] message) {
        return java(noble.ed25519Sign(js(seed.expose()), js(message)));
    }

    @Override
    public void fill(byte[] bytes) {
        noble.fillRandom(js(bytes));
    }

    /// Parts may be secret: what they were joined in is wiped.
    private static byte[] joined(byte[][] parts, Function<Uint8Array, Uint8Array> function) {
        int length = 0;
        for (byte[] part : parts) length += part.length;
        byte[] data = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, data, at, part.length);
            at += part.length;
        }
        byte[] result = java(function.apply(js(data)));
        Arrays.fill(data, (byte) 0);
        return result;
    }
}
