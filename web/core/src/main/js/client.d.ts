import type { Commands, CoreEvent, Failure } from '../../../../../client/src/main/typescript/view.d.ts';

/**
 * How the profile of this browser stands: `locked` wants its passphrase; `lost_keys`: what was kept is gone or cannot be
 * opened any more, `forget` begins anew; `unavailable`: this browser keeps nothing, as in some private windows.
 */
export type ProfileState = 'opening' | 'open' | 'locked' | 'lost_keys' | 'unavailable';

/**
 * The core of one brand, in a worker. One worker of all tabs does the work; which one, is none of the page's business.
 */
export interface Client {
  readonly state: ProfileState;

  /** Hands on the state, now and whenever it changes, until the answer is called. */
  watch(watcher: (state: ProfileState) => void): () => void;

  /**
   * Rejects with a `CoreFailure` when the core says no; with code `locked`, `lost_keys`, … while the profile is not open,
   * and with `interrupted` when the tab that did the work was closed meanwhile.
   */
  ask<Name extends keyof Commands>(name: Name, what: Commands[Name]['with']): Promise<Commands[Name]['ok']>;

  /** Hands on each event until the answer is called. */
  on(listener: (event: CoreEvent) => void): () => void;

  /** Registers a file that is about to be sent; the answer names it in commands. Known until the browser's tabs are closed. */
  offer(file: Blob): string;

  /** The file that a handle of the core stands for. */
  open(handle: string): Promise<Blob>;

  /**
   * What `keepGlance` kept last, to be drawn before the core is there; undefined after an update, while there is an app
   * lock, and when there is none. What it says may be old.
   */
  glance(): Promise<string | undefined>;

  /** Seals what the page shows for its next start. Nothing is kept while there is an app lock. */
  keepGlance(text: string): Promise<void>;

  /** The app lock: opens a locked profile. */
  unlock(passphrase: string): Promise<'open' | 'wrong_passphrase'>;

  /** Closes the profile in all tabs and wipes its keys from memory. */
  lock(): Promise<void>;

  /** Changes what opens the profile: null stands for this browser without a passphrase. False: `current` is wrong. */
  protect(current: string | null, next: string | null): Promise<boolean>;

  /** Deletes all that this browser keeps of the profile. The account lives on at the relay. */
  forget(): Promise<void>;
}

export declare class CoreFailure extends Error {
  readonly failure: Failure;
}

/** `worker`: the address of `web-core/worker.js` as the bundler serves it. */
export declare function connect(profile: string, worker: string | URL): Client;
