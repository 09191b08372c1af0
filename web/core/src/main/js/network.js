// The relay this page came from (FetchHttp.java, BrowserSockets.java).
const ANSWER_WITHIN = 20_000; // ms
const TICKET = '/api/v1/auth/ticket';
const ABNORMAL = 1006;

const relay = () => self.location.origin;

/** Null without an answer: offline, timed out, cut. */
async function call(method, path, token, body, provisioningToken) {
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (provisioningToken) headers['Provisioning-Token'] = provisioningToken;
  if (body) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(relay() + path, {
      method,
      headers,
      body: body || undefined,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return null;
  }
}

/**
 * A browser does not tell why a socket did not open: what the relay answers to the same token elsewhere tells whether it
 * was refused. The token goes by subprotocol, never into the address.
 */
function open(path, token, opened, received, ended) {
  const socket = new WebSocket(relay().replace(/^http/, 'ws') + path, ['messenger.v1', `bearer.${token}`]);
  let isOpen = false;
  socket.onopen = () => {
    isOpen = true;
    opened(socket);
  };
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string') received(data);
  };
  socket.onclose = async ({ code }) => {
    if (isOpen) return ended(code, 0);
    const reply = await call('POST', TICKET, token, '');
    ended(ABNORMAL, reply && reply.status >= 400 ? reply.status : 0);
  };
}

export const network = { call, open };
