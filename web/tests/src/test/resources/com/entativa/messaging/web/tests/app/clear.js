// As when a browser clears what a site keeps in databases, while its small marks stay.
return indexedDB.databases().then(all =>
  Promise.all(
    all.map(
      ({ name }) =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = resolve;
          request.onerror = reject;
        }),
    ),
  ),
);
