// Requests about blobs, to the relay this page came from (BrowserBlobs.java).
const STALLED = 30_000; // ms without a byte

const within = (promise, controller) => {
  const timer = setTimeout(() => controller.abort(), STALLED);
  return promise.finally(() => clearTimeout(timer));
};

const isFile = (method, { status }) => method === 'GET' && (status === 200 || status === 206);

/** Null without an answer. `body` is a blob of files.js. */
async function call(method, path, headers, body) {
  const controller = new AbortController();
  const pairs = headers.flatMap((name, i) => (i % 2 ? [] : [[name, headers[i + 1]]]));
  try {
    const asked = fetch(self.location.origin + path, {
      method,
      headers: pairs,
      body: body?.blob,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: controller.signal,
    });
    const response = await within(asked, controller);
    const file = isFile(method, response);
    const reader = file ? response.body.getReader() : null;
    return {
      status: response.status,
      text: file ? '' : await within(response.text(), controller),
      retryAfter: response.headers.get('Retry-After') ?? '',
      uploadOffset: response.headers.get('Upload-Offset') ?? '',
      read: async () => (await within(reader.read(), controller)).value ?? null,
    };
  } catch {
    return null;
  }
}

export const media = { call };
