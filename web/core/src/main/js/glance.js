// What a page showed last, so that the next start has something to draw before the core is there. It is sealed under the
// key of this browser's that wraps the store's (store-key.js): with the app lock there is none, and so there is no glance.
import { changeKeys, getKey, GLANCE, openDatabase, STORE_KEY } from './rows.js';

/** `form` is bound to what is sealed: another one cannot read it. */
const gcm = (nonce, form) => ({ name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(`messaging/glance/${form}`) });

/** What was kept last; undefined when there is none that could be read. */
export const readGlance = (profile, form) =>
  within(profile, [STORE_KEY, GLANCE], async (_, { wrapping }, { nonce, sealed }) =>
    new TextDecoder().decode(await crypto.subtle.decrypt(gcm(nonce, form), wrapping, sealed)),
  );

/** `text` in the place of what was kept before. A profile that is gone or locked meanwhile keeps nothing. */
export const keepGlance = (profile, form, text) =>
  within(profile, [STORE_KEY], async (database, { wrapping }) => {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(gcm(nonce, form), wrapping, new TextEncoder().encode(text));
    const put = keys => (keys.get(STORE_KEY).onsuccess = ({ target }) => target.result?.wrapping && keys.put({ nonce, sealed }, GLANCE));
    await changeKeys(database, put, 'relaxed');
  });

/** With what stands under the names. It is a courtesy: whatever fails, the core comes a little later. */
async function within(profile, names, work) {
  try {
    const database = await openDatabase(profile);
    try {
      return await work(database, ...(await Promise.all(names.map(name => getKey(database, name)))));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}
