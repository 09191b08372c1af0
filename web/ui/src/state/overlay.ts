import { signal } from "@preact/signals";
import type { IconNode } from "lucide";
import type { FileInfo, Id, Line } from "../core/contract.ts";
import type { Key, Values } from "../words/words.ts";

export interface Question {
  title: Key;
  text: Key;
  values?: Values;
  /** The word on the button that does it. */
  yes: Key;
  danger?: boolean;
  then: () => Promise<unknown> | void;
  /** The other way out; without one nothing happens. */
  otherwise?: { label: Key; then: () => void };
}

export interface Action {
  label: Key;
  icon: IconNode;
  danger?: boolean;
  act: () => void;
}

/** Actions beside what they are about; on a message also the quick reactions. */
export interface MenuOverlay {
  kind: "menu";
  label: string;
  at: DOMRect;
  actions: Action[];
  reactions?: { chosen: string | undefined; react: (emoji: string) => void };
}

/** What lies above the panes. One at a time: a second one takes the place of the first. */
export type Overlay =
  | MenuOverlay
  | { kind: "question"; question: Question }
  | { kind: "forward"; line: Line }
  | { kind: "card"; user: Id }
  | { kind: "receipts"; line: Line }
  | { kind: "edits"; line: Line }
  | { kind: "timer"; conversation: Id }
  | { kind: "mute"; conversation: Id }
  | { kind: "emoji"; pick: (emoji: string) => void }
  | { kind: "lightbox"; line: Line; file: FileInfo }
  | { kind: "camera"; taken: (photo: Blob) => void }
  | { kind: "add"; conversation: Id }
  | { kind: "shared"; text: string; files: readonly File[] }
  | { kind: "switcher" }
  | { kind: "coach" };

export class Overlays {
  readonly current = signal<Overlay | undefined>(undefined);

  show(overlay: Overlay): void {
    this.current.value = overlay;
  }

  ask(question: Question): void {
    this.show({ kind: "question", question });
  }

  close(): void {
    this.current.value = undefined;
  }
}

/** A short line at the foot of the screen that goes by itself. */
export class Toasts {
  readonly current = signal<{ key: Key; values?: Values } | undefined>(undefined);
  private timer: ReturnType<typeof setTimeout> | undefined;

  show(key: Key, values?: Values): void {
    clearTimeout(this.timer);
    this.current.value = { key, ...(values && { values }) };
    this.timer = setTimeout(() => (this.current.value = undefined), 4_000);
  }
}
