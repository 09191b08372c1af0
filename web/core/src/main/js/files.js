// The files that pages offer and those that were fetched (BrowserFiles.java). What was fetched is kept while the worker
// lives, up to a number of bytes; then the longest unused is fetched again when it is wanted.
const MOST = 256 << 20;

/** What a page may show in place. A sender's word for anything else, say a page with scripts, is not believed. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif)|(audio|video)\/[a-z0-9.+-]+)$/;

const wrap = blob => ({
  blob,
  size: blob.size,
  read: async (at, most) => new Uint8Array(await blob.slice(at, at + most).arrayBuffer()),
  and: bytes => wrap(new Blob([blob, bytes])),
});

export function openFiles() {
  const offered = new Map();
  const fetched = new Map();

  function find(handle) {
    const blob = offered.get(handle) ?? fetched.get(handle);
    if (fetched.delete(handle)) fetched.set(handle, blob); // used last
    return blob ? wrap(blob) : null;
  }

  function keep(handle, { blob }, type) {
    fetched.set(handle, blob.slice(0, blob.size, SHOWN.test(type) ? type : 'application/octet-stream'));
    let bytes = 0;
    for (const [kept, { size }] of [...fetched].reverse()) {
      bytes += size;
      if (bytes > MOST && kept !== handle) fetched.delete(kept);
    }
  }

  return {
    offer: (handle, blob) => void offered.set(handle, blob),
    find,
    keep,
    empty: () => wrap(new Blob([])),
    picture,
  };
}

/** Small, as the core makes its blurred pictures of; null when it cannot be drawn here. */
async function picture(bytes, most) {
  try {
    const image = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'none' });
    const scale = Math.min(1, most / Math.max(image.width, image.height));
    const width = Math.max(1, Math.round(image.width * scale));
    const height = Math.max(1, Math.round(image.height * scale));
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(image, 0, 0, width, height);
    image.close();
    return { width, height, rgba: new Uint8Array(canvas.getImageData(0, 0, width, height).data.buffer) };
  } catch {
    return null;
  }
}
