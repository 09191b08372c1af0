// A page's way to the core: see client.d.ts.
import { keepGlance, readGlance } from './glance.js';

/** With `require-trusted-types-for 'script'` a worker starts from a trusted address alone: here one of our own origin. */
const policy = globalThis.trustedTypes?.createPolicy('messaging-core', {
  createScriptURL(address) {
    if (new URL(address).origin !== location.origin) throw new TypeError('a worker of another origin');
    return address;
  },
});

export class CoreFailure extends Error {
  constructor(failure) {
    super(failure.message);
    this.name = 'CoreFailure';
    this.failure = failure;
  }
}

export const connect = (profile, worker) => new Client(profile, new URL(worker, location.href).href);

class Client {
  #profile;
  #address;
  #worker;
  #numbers = 0;
  #pending = new Map();
  #listeners = new Set();
  #watchers = new Set();
  #connected = false;
  state = 'opening';

  constructor(profile, address) {
    this.#profile = profile;
    this.#address = policy ? policy.createScriptURL(address) : address;
    this.#start();
  }

  async ask(name, what) {
    const command = JSON.stringify({ id: this.#numbers + 1, do: name, with: what });
    const answer = JSON.parse(await this.#request({ do: 'ask', command }));
    if (answer.error) throw new CoreFailure(answer.error);
    if (name === 'hello') this.#mark(answer.ok);
    if (name === 'connect') this.#connected = true;
    return answer.ok;
  }

  /** Commands that name the file come after it: requests keep their order. */
  offer(file) {
    const handle = crypto.randomUUID();
    this.#request({ do: 'offer', handle, file }).catch(() => {});
    return handle;
  }

  async open(handle) {
    const file = await this.#request({ do: 'file', handle });
    if (!file) throw new CoreFailure({ code: 'not_there', message: 'the file is not here any more' });
    return file;
  }

  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  watch(watcher) {
    this.#watchers.add(watcher);
    watcher(this.state);
    return () => this.#watchers.delete(watcher);
  }

  glance = () => readGlance(this.#profile, this.#form);

  keepGlance = text => keepGlance(this.#profile, this.#form, text);

  unlock = passphrase => this.#request({ do: 'unlock', passphrase });

  protect = (current, next) => this.#request({ do: 'protect', current, next });

  lock = () => this.#request({ do: 'lock' });

  forget = () => this.#request({ do: 'forget' });

  #start() {
    this.#worker = new Worker(this.#address, { type: 'module' });
    this.#worker.onmessage = ({ data }) => this.#received(data);
    this.#worker.onerror = () => this.#stands('unavailable');
    const marked = localStorage.getItem(this.#markName) !== null;
    this.#worker.postMessage({ start: { profile: this.#profile, marked } });
    this.#request({ do: 'state' }).then(
      state => this.#stands(state),
      () => {},
    );
  }

  /** A new worker knows nothing of what the one before was asked, nor of the keys it had. */
  #restart() {
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(interrupted());
    this.#pending.clear();
    this.#connected = false;
    this.#stands('opening');
    this.#start();
  }

  #request(request) {
    return new Promise((resolve, reject) => {
      const number = ++this.#numbers;
      this.#pending.set(number, { resolve, reject });
      this.#worker.postMessage({ number, request });
    });
  }

  #received({ number, reply, error, told }) {
    if (told) return this.#told(told);
    const asked = this.#pending.get(number);
    this.#pending.delete(number);
    if (error === undefined) asked?.resolve(reply);
    else asked?.reject(error === 'interrupted' ? interrupted() : new Error(error));
  }

  #told({ event, state, restart, forgotten }) {
    if (forgotten) localStorage.removeItem(this.#markName);
    if (restart || forgotten) return this.#restart();
    if (state) return this.#led(state);
    const happened = JSON.parse(event);
    if (happened.event === 'standing') this.#mark(happened.data);
    for (const listener of this.#listeners) listener(happened);
  }

  /** Another tab may lead from here on, whose core knows nothing yet of the relay. */
  #led(state) {
    if (state === 'open' && this.state === 'open' && this.#connected) this.ask('connect', {}).catch(() => {});
    this.#stands(state);
  }

  #stands(state) {
    if (state === this.state) return;
    this.state = state;
    for (const watcher of this.#watchers) watcher(state);
  }

  /** Remembers that there was an account: an empty store is then a lost one, not a new one (R2.1). */
  #mark({ standing }) {
    if (standing === 'none') return;
    localStorage.setItem(this.#markName, '');
    navigator.storage?.persist?.();
  }

  /** The worker's address names the core's version, whose words a glance has: they may be others in the next. */
  get #form() {
    return String(this.#address);
  }

  get #markName() {
    return `messaging/${this.#profile}`;
  }
}

const interrupted = () =>
  new CoreFailure({ code: 'interrupted', message: 'the tab that served this has ended: it may have been done or not' });
