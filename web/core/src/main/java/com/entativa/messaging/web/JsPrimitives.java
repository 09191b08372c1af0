package com.entativa.messaging.web;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Uint8Array;

/// What `src/main/js/noble.js` hands in. Arguments are views of Java's arrays and are not kept.
public interface JsPrimitives extends JSObject {
    Uint8Array x25519(Uint8Array secret, Uint8Array u);

    Uint8Array x25519Base(Uint8Array secret);

    Uint8Array hmacSha256(Uint8Array key, Uint8Array data);

    Uint8Array sha256(Uint8Array data);

    JsDigest sha256Pieces();

    Uint8Array sha512(Uint8Array data);

    Uint8Array aesGcmSeal(Uint8Array key, Uint8Array iv, Uint8Array aad, Uint8Array plaintext);

    /// Of each place in the arrays one; they are kept until it resolves.
    JSPromise<JSArrayReader<Uint8Array>> aesGcmSealAll(
            Uint8Array[] keys, Uint8Array[] ivs, Uint8Array[] aads, Uint8Array[] plaintexts);

    /// Null when the tag does not hold.
    @Nullable
    Uint8Array aesGcmOpen(Uint8Array key, Uint8Array iv, Uint8Array aad, Uint8Array ciphertext);

    Uint8Array edwardsBase(Uint8Array scalar);

    /// Null where there is none.
    @Nullable
    Uint8Array edwardsPoint(Uint8Array u);

    boolean ed25519Verify(Uint8Array publicKey, Uint8Array message, Uint8Array signature);

    Uint8Array ed25519Public(Uint8Array seed);

    Uint8Array ed25519Sign(Uint8Array seed, Uint8Array message);

    void fillRandom(Uint8Array bytes);
}
