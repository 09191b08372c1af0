import type { Commands, CoreEvent, Failure } from "./contract.ts";

/**
 * How what this browser keeps stands: `locked` wants its passphrase; `lost_keys`: it is gone or cannot be opened any
 * more; `unavailable`: this browser keeps nothing, as some private windows do.
 */
export type ProfileState = "opening" | "open" | "locked" | "lost_keys" | "unavailable";

/** What the interface asks of the client core, wherever that runs: a worker, or a page of the tests. */
export interface Core {
  /** Rejects with a `CoreFailure` when the core says no. */
  ask<Name extends keyof Commands>(name: Name, what: Commands[Name]["with"]): Promise<Commands[Name]["ok"]>;
  /** Hands on each event until the answer is called. */
  on(listener: (event: CoreEvent) => void): () => void;
  /** Registers a file that is about to be sent; the answer names it in commands. */
  offer(file: Blob): string;
  /** The file that a handle of the core stands for. */
  open(handle: string): Promise<Blob>;
  /** Tells how the profile stands, now and whenever that changes. */
  watch(watcher: (state: ProfileState) => void): () => void;
  /** What `keepGlance` kept last, by this version of the core; it may be old. Undefined: nothing, or there is an app lock. */
  glance(): Promise<string | undefined>;
  /** Seals, for the next start, what the page shows. */
  keepGlance(text: string): Promise<void>;
  unlock(passphrase: string): Promise<"open" | "wrong_passphrase">;
  lock(): Promise<void>;
  /** Changes what opens the profile; null: nothing but this browser. False: `current` is wrong. */
  protect(current: string | null, next: string | null): Promise<boolean>;
  /** Deletes all that this browser keeps. The account lives on at the relay. */
  forget(): Promise<void>;
}

export class CoreFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = "CoreFailure";
  }
}

/** The code to choose words by; `unknown` for whatever is not a word of the core. */
export function codeOf(fault: unknown): string {
  return fault instanceof CoreFailure ? fault.failure.code : "unknown";
}

/** For what is a courtesy, such as typing and presence: if it fails, nothing is lost and nobody needs to know. */
export function tell<Name extends keyof Commands>(core: Core, name: Name, what: Commands[Name]["with"]): void {
  core.ask(name, what).catch(() => undefined);
}
