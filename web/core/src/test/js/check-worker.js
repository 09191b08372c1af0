// Runs the checks of the compiled core in a worker; told what to do by messages of the page check.html.
import { primitives } from '../../main/js/noble.js';
import { openDatabase, openRows } from '../../main/js/rows.js';
import { openStoreKey, wrapStoreKey } from '../../main/js/store-key.js';
import * as core from '../../../target/check/core.js';

const DATABASE = 'check';

async function store() {
  const database = await openDatabase(DATABASE);
  const opened = await openStoreKey(database);
  if (opened.state !== 'open') throw new Error(opened.state);
  return [await openRows(database), opened.key];
}

const checks = {
  protocol: (...vectors) => core.run(primitives, ...vectors),
  client: () => core.client(primitives),
  simulation: runs => core.simulate(primitives, runs),
  async write(most) {
    return core.write(primitives, ...(await store()), most, committed => self.postMessage({ committed }));
  },
  async read() {
    return core.read(primitives, ...(await store()));
  },
  /** Two writers of one store: the later one commits once, then the earlier one tries. */
  async fencedOff() {
    const earlier = await store();
    await core.write(primitives, ...(await store()), 1, () => {});
    return core.write(primitives, ...earlier, 1, () => {}).then(String, e => e.message);
  },
  async openKey(passphrase) {
    const opened = await openStoreKey(await openDatabase(DATABASE), passphrase ?? undefined);
    return opened.state;
  },
  /** From `before` to `after`; null stands for this browser. */
  async lock(before, after) {
    const database = await openDatabase(DATABASE);
    const began = performance.now();
    const opened = await openStoreKey(database, before ?? undefined);
    if (opened.state !== 'open') return opened.state;
    await wrapStoreKey(database, opened.key, after ?? undefined);
    return performance.now() - began;
  },
  /** What a failing disk or a curious person does: one bit of one stored line is another. */
  async flip() {
    await change('rows', async rows => {
      const range = IDBKeyRange.bound('message/', 'message/\uffff');
      const key = (await settled(rows.getAllKeys(range)))[0];
      const row = await settled(rows.get(key));
      row[row.length >> 1] ^= 4;
      rows.put(row, key);
    });
  },
  /** The browser cleared some of what it kept. */
  forgetKey: () => change('keys', keys => keys.delete('store')),
};

const settled = request =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function change(store, how) {
  const transaction = (await openDatabase(DATABASE)).transaction(store, 'readwrite');
  const done = new Promise(resolve => (transaction.oncomplete = resolve));
  await how(transaction.objectStore(store));
  await done;
}

self.onmessage = async ({ data: [check, ...parameters] }) => {
  try {
    self.postMessage({ result: await checks[check](...parameters) });
  } catch (e) {
    self.postMessage({ error: String(e?.message ?? e) });
  }
};
