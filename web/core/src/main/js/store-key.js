// The random key that the core's rows are sealed under, kept wrapped beside them: under a key of this browser's that no
// script can read, or, with the app lock, under a passphrase (Argon2id, RFC 9106). The wrapping changes without sealing
// anything anew.
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { changeKeys, getKey, GLANCE, isEmpty, STORE_KEY } from './rows.js';

const LENGTH = 32;
const COST = { m: 32 * 1024, t: 3, p: 1 }; // KiB, passes, lanes
const AAD = new TextEncoder().encode('messaging/store-key/1');

const random = length => crypto.getRandomValues(new Uint8Array(length));
const gcm = nonce => ({ name: 'AES-GCM', iv: nonce, additionalData: AAD });

/**
 * `{state: 'open', key}`, made when the profile is new; or `locked` (a passphrase is wanted), `wrong_passphrase`, or
 * `lost_keys`: there are rows and nothing to open them with. Never a new key over old rows (R2.1).
 */
export async function openStoreKey(database, passphrase) {
  const kept = await getKey(database, STORE_KEY);
  if (!kept) return (await isEmpty(database)) ? { state: 'open', key: await create(database) } : { state: 'lost_keys' };
  if (kept.salt && passphrase === undefined) return { state: 'locked' };
  try {
    const wrapping = kept.salt ? await derive(passphrase, kept.salt, kept.cost) : kept.wrapping;
    return { state: 'open', key: new Uint8Array(await crypto.subtle.decrypt(gcm(kept.nonce), wrapping, kept.sealed)) };
  } catch {
    return { state: kept.salt ? 'wrong_passphrase' : 'lost_keys' };
  }
}

/** From now on the profile opens with `passphrase` alone; without one, by itself on this browser. No glance is left. */
export async function wrapStoreKey(database, key, passphrase) {
  const wrapped = await (passphrase === undefined ? byBrowser(key) : byPassphrase(key, passphrase));
  await changeKeys(database, keys => {
    keys.put(wrapped, STORE_KEY);
    keys.delete(GLANCE);
  });
}

async function create(database) {
  const key = random(LENGTH);
  await wrapStoreKey(database, key);
  return key;
}

async function byBrowser(key) {
  const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return { wrapping, ...(await seal(wrapping, key)) };
}

async function byPassphrase(key, passphrase) {
  const salt = random(16);
  return { salt, cost: COST, ...(await seal(await derive(passphrase, salt, COST), key)) };
}

async function seal(wrapping, key) {
  const nonce = random(12);
  return { nonce, sealed: new Uint8Array(await crypto.subtle.encrypt(gcm(nonce), wrapping, key)) };
}

async function derive(passphrase, salt, cost) {
  const bytes = await argon2idAsync(new TextEncoder().encode(passphrase.normalize('NFC')), salt, { ...cost, dkLen: LENGTH });
  const wrapping = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  bytes.fill(0);
  return wrapping;
}
