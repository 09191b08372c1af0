// How many bytes this browser keeps of what its page showed last.
return new Promise((resolve, reject) => {
  const opening = indexedDB.open('vignette');
  opening.onerror = reject;
  opening.onsuccess = () => {
    const database = opening.result;
    const request = database.transaction('keys').objectStore('keys').get('glance');
    request.onerror = reject;
    request.onsuccess = () => {
      database.close();
      resolve(request.result?.sealed.byteLength ?? 0);
    };
  };
});
