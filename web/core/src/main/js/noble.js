// The primitives that the compiled Java asks for (NobleCrypto.java): synchronous, on noble's reviewed libraries; many
// seals at once are the platform's own, which waits.
import { gcm } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';

const { Point } = ed25519;
const { Fp } = Point;
const MOST_RANDOM_BYTES = 65536; // of one getRandomValues

/** Keys that are the same array are one. */
function sealAll(keys, ivs, aads, plaintexts) {
  const imported = new Map();
  const keyOf = key => {
    if (!imported.has(key.buffer)) imported.set(key.buffer, crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']));
    return imported.get(key.buffer);
  };
  const seal = async (plaintext, i) => {
    const algorithm = { name: 'AES-GCM', iv: ivs[i], additionalData: aads[i] };
    return new Uint8Array(await crypto.subtle.encrypt(algorithm, await keyOf(keys[i]), plaintext));
  };
  return Promise.all(plaintexts.map(seal));
}

export const primitives = {
  x25519(secret, u) {
    try {
      return x25519.getSharedSecret(secret, u);
    } catch {
      return new Uint8Array(32); // noble throws for a point of low order; Java refuses the all-zero result
    }
  },
  x25519Base: secret => x25519.getPublicKey(secret),
  hmacSha256: (key, data) => hmac(sha256, key, data),
  sha256,
  sha256Pieces: () => sha256.create(),
  sha512,
  aesGcmSeal: (key, iv, aad, plaintext) => gcm(key, iv, aad).encrypt(plaintext),
  aesGcmSealAll: sealAll,
  aesGcmOpen(key, iv, aad, ciphertext) {
    try {
      return gcm(key, iv, aad).decrypt(ciphertext);
    } catch {
      return null;
    }
  },
  edwardsBase: scalar => Point.BASE.multiply(Point.Fn.create(bytesToNumberLE(scalar))).toBytes(),
  edwardsPoint(encoded) {
    const u = Fp.create(bytesToNumberLE(encoded));
    const below = Fp.add(u, Fp.ONE);
    return Fp.is0(below) ? null : Fp.toBytes(Fp.div(Fp.sub(u, Fp.ONE), below));
  },
  ed25519Verify: (key, message, signature) => ed25519.verify(signature, message, key, { zip215: false }),
  ed25519Public: seed => ed25519.getPublicKey(seed),
  ed25519Sign: (seed, message) => ed25519.sign(message, seed),
  fillRandom(bytes) {
    for (let at = 0; at < bytes.length; at += MOST_RANDOM_BYTES) {
      crypto.getRandomValues(bytes.subarray(at, at + MOST_RANDOM_BYTES));
    }
  },
};
