// Flips a bit of every record in every database, but in those of the keys. How many they were.
const settled = request =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function flip({ name }) {
  const database = await settled(indexedDB.open(name));
  let flipped = 0;
  for (const store of [...database.objectStoreNames].filter(each => each !== 'keys')) {
    const transaction = database.transaction(store, 'readwrite');
    const written = new Promise(resolve => (transaction.oncomplete = resolve));
    const rows = transaction.objectStore(store);
    const [keys, values] = await Promise.all([settled(rows.getAllKeys()), settled(rows.getAll())]);
    for (const [i, value] of values.entries()) {
      new Uint8Array(value.buffer ?? value)[(value.byteLength / 2) | 0] ^= 1;
      rows.put(value, keys[i]);
      flipped++;
    }
    await written;
  }
  database.close();
  return flipped;
}

return indexedDB.databases().then(all => Promise.all(all.map(flip)).then(counts => counts.reduce((a, b) => a + b, 0)));
