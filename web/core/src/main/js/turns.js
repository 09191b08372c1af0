// Timers for the compiled core, whose threads take turns by timers of zero milliseconds (build.mjs puts these in the place
// of the global ones). Browsers let a timer that another timer set wait four milliseconds, thousands of times in a
// backlog; a message to oneself comes at once, after what came before it.
const { port1: ear, port2: mouth } = new MessageChannel();
const waiting = new Map();
let last = 0;

ear.onmessage = ({ data: id }) => {
  const work = waiting.get(id);
  waiting.delete(id);
  work?.();
};

export function setTimeout(work, millis, ...args) {
  if (millis > 0) return globalThis.setTimeout(work, millis, ...args);
  const id = --last; // never one of a real timer
  waiting.set(id, () => work(...args));
  mouth.postMessage(id);
  return id;
}

export function clearTimeout(id) {
  if (!waiting.delete(id)) globalThis.clearTimeout(id);
}
