package com.entativa.messaging.protocol.crypto;

import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The primitives, implemented by reviewed libraries: `protocol-jdk` on the JVM, noble in the browser.
/// Implementations keep no input and may be called from any thread. Arguments of wrong length are bugs and throw.
public interface Crypto {
    /// X25519 (RFC 7748). All zero for a low-order point: callers go through {@link Agreement}.
    Secret32 x25519(Secret32 ours, PublicKey theirs);

    /// X25519 of the base point.
    Bytes32 x25519Base(Secret32 ours);

    /// HMAC-SHA256 (RFC 2104) over the parts joined.
    byte[] hmacSha256(byte[] key, byte[]... parts);

    byte[] sha256(byte[]... parts);

    /// SHA-256 of what is too long to be held at once.
    Digest sha256();

    byte[] sha512(byte[]... parts);

    /// AES-256-GCM (SP 800-38D), 12-byte iv, 16-byte tag at the end.
    byte[] aesGcmSeal(byte[] key, byte[] iv, byte[] aad, byte[] plaintext);

    /// What {@link #aesGcmSeal} is given.
    @SuppressWarnings("ArrayRecordComponent")
    record Plain(byte[] key, byte[] iv, byte[] aad, byte[] plaintext) {}

    /// Many of {@link #aesGcmSeal} in their order, where a platform is quicker with all of them together.
    default List<byte[]> aesGcmSealAll(List<Plain> all) {
        List<byte[]> sealed = new ArrayList<>();
        for (Plain one : all) sealed.add(aesGcmSeal(one.key(), one.iv(), one.aad(), one.plaintext()));
        return sealed;
    }

    /// The plaintext, or empty when the tag does not hold; no byte of it is seen before.
    Optional<byte[]> aesGcmOpen(byte[] key, byte[] iv, byte[] aad, byte[] ciphertext);

    /// The encoding of `scalar`·B on Edwards25519, in constant time. `scalar`: 32 bytes little-endian, below 2^255.
    byte[] edwardsBase(byte[] scalar);

    /// The encoding of the point of Edwards25519, sign bit 0, that has this u on Curve25519 (RFC 7748 §4.1). Empty for
    /// u = −1, which has none. `u` is public.
    Optional<byte[]> edwardsPoint(Bytes32 u);

    /// Ed25519 verification (RFC 8032), no cofactor leniency beyond the library's, `s` below the group order.
    /// False for a signature of another length than 64.
    boolean ed25519Verify(byte[] publicKey, byte[] message, byte[] signature);

    /// The public key of an Ed25519 seed (RFC 8032).
    Bytes32 ed25519Public(Secret32 seed);

    /// Ed25519 signature (RFC 8032), deterministic. The public key is worked out from the seed, never handed
    /// in: a wrong one would give the seed away.
    byte[] ed25519Sign(Secret32 seed, byte[] message);
}
