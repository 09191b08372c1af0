// The profile as its one writer has it: the database, its key, and the compiled core over both.
import { openFiles } from './files.js';
import { media } from './media.js';
import { network } from './network.js';
import { primitives } from './noble.js';
import { isEmpty, openDatabase, openRows } from './rows.js';
import { openStoreKey, wrapStoreKey } from './store-key.js';
import { open } from '../../../target/js/core.js';

const failed = (text, code, message) => JSON.stringify({ id: JSON.parse(text).id ?? 0, error: { code, message } });

export class Profile {
  #name;
  #tell;
  #database;
  #core = null;
  #files = openFiles();
  state = 'opening';

  /** `tell` takes each event of the core, as JSON text. */
  constructor(name, tell) {
    this.#name = name;
    this.#tell = tell;
  }

  /** `marked`: the browser once had an account here. `passphrase`: undefined until somebody types one. */
  async open(marked, passphrase) {
    if (this.#core) return this.state;
    this.#database ??= await openDatabase(this.#name);
    if (marked && (await isEmpty(this.#database))) return (this.state = 'lost_keys');
    const opened = await openStoreKey(this.#database, passphrase);
    if (opened.state === 'open') {
      const rows = await openRows(this.#database);
      this.#core = await open({ primitives, network, media, files: this.#files }, rows, opened.key, this.#tell);
    }
    this.state = opened.state === 'wrong_passphrase' ? 'locked' : opened.state;
    return opened.state;
  }

  /** A command of the core's, as JSON text; its answer likewise. */
  async ask(command) {
    if (!this.#core) return failed(command, this.state, 'the profile is not open');
    return this.#core.ask(command);
  }

  /** A file that is about to be sent, under the name that commands will have for it. */
  offer(handle, file) {
    this.#files.offer(handle, file);
  }

  /** The file behind a handle; undefined when it is not there any more. */
  file(handle) {
    return this.#files.find(handle)?.blob;
  }

  /** From `current` to `next`; either is null where the browser alone opens it. False when `current` is wrong. */
  async protect(current, next) {
    const opened = await openStoreKey(this.#database, current ?? undefined);
    if (opened.state !== 'open') return false;
    await wrapStoreKey(this.#database, opened.key, next ?? undefined);
    opened.key.fill(0);
    return true;
  }

  /** The worker is to be ended after it: only that frees what JavaScript has copied of keys. */
  async close() {
    const core = this.#core;
    this.#core = null;
    this.state = 'opening';
    await core?.close();
    this.#database?.close();
    this.#database = undefined;
  }

  /** Nothing of the profile stays in this browser. */
  async forget() {
    await this.close();
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(this.#name);
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
  }
}
