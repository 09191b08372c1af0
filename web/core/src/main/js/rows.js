// One IndexedDB database of a profile: `rows`, the core's sealed rows (IndexedDbRows.java), and `keys`, what they are
// sealed under (store-key.js) with the little that the same key seals (glance.js). One writer: whoever opened it last. An
// earlier one that wakes up again, say after its tab was frozen, finds another fence and can commit no more.
const FENCE = 'fence';
export const STORE_KEY = 'store';
export const GLANCE = 'glance';

const settled = request =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves at `oncomplete`: only then is it on disk. */
const committed = transaction =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the store has another writer'));
  });

const write = (database, durability = 'strict') => database.transaction(['rows', 'keys'], 'readwrite', { durability });

export async function openDatabase(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('rows');
    request.result.createObjectStore('keys');
  };
  const database = await settled(request);
  database.onversionchange = () => database.close(); // somebody deletes it: let them
  return database;
}

/** `change` is called with the keys' store, in a transaction of its own that it must not wait in. */
export async function changeKeys(database, change, durability) {
  const transaction = write(database, durability);
  change(transaction.objectStore('keys'));
  await committed(transaction);
}

export const getKey = (database, name) => settled(database.transaction('keys').objectStore('keys').get(name));

export const isEmpty = async database => (await settled(database.transaction('rows').objectStore('rows').getAllKeys(null, 1))).length === 0;

/** Takes the database over from whoever wrote it before: all that is read or written from now on comes after the fence. */
export async function openRows(database) {
  const fence = crypto.randomUUID();
  await changeKeys(database, keys => keys.put(fence, FENCE), 'relaxed');
  const rows = () => database.transaction('rows').objectStore('rows');

  return {
    get: async key => (await settled(rows().get(key))) ?? null,

    getAll(keys) {
      const store = rows();
      return Promise.all(keys.map(async key => (await settled(store.get(key))) ?? null));
    },

    async scan(from, to, descending, limit) {
      const range = IDBKeyRange.bound(from, to, false, true);
      if (descending) return newestFirst(rows(), range, limit);
      const store = rows();
      return Promise.all([settled(store.getAllKeys(range, limit)), settled(store.getAll(range, limit))]);
    },

    commit(keys, values) {
      const transaction = write(database);
      const done = committed(transaction);
      transaction.objectStore('keys').get(FENCE).onsuccess = ({ target }) => {
        if (target.result !== fence) return transaction.abort();
        const store = transaction.objectStore('rows');
        keys.forEach((key, i) => (values[i] === null ? store.delete(key) : store.put(values[i], key)));
      };
      return done;
    },

    close: () => database.close(),
  };
}

async function newestFirst(store, range, limit) {
  if (store.getAllRecords) {
    const records = await settled(store.getAllRecords({ query: range, count: limit, direction: 'prev' }));
    return [records.map(({ key }) => key), records.map(({ value }) => value)];
  }
  return byCursor(store, range, limit);
}

/** For browsers that read all at once in one direction alone. */
function byCursor(store, range, limit) {
  return new Promise((resolve, reject) => {
    const keys = [];
    const values = [];
    const request = store.openCursor(range, 'prev');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor) {
        keys.push(cursor.key);
        values.push(cursor.value);
      }
      if (cursor && keys.length < limit) cursor.continue();
      else resolve([keys, values]);
    };
  });
}
