import type { Dictionary, Language } from "../words/words.ts";

/** What makes a brand, besides its tokens: choices of layout and wording. Never a fork of the code. */
export interface Brand {
  id: "vignette" | "entativa";
  name: string;
  words: Partial<Record<Language, Partial<Dictionary>>>;
  /** Chats, Calls and People beneath the head of the list. */
  tabs: boolean;
  /** Who is active now, above the chats. */
  rail: boolean;
  /** A sentence under the last own line, or a small mark beside each. */
  receipts: "sentence" | "mark";
  /** A lock on rows and times. */
  locks: boolean;
  /** The banner above the composer which opens the safety number. */
  banner: boolean;
  /** One camera at the left and the rest at the right, or a row of tools that folds away while one types. */
  composer: "camera" | "tools";
  unread: "dot" | "count";
  /** Whether sent bubbles have the gradient from the start. */
  gradient: boolean;
}
