import { computed, signal } from "@preact/signals";
import { tell, type Core } from "../core/core.ts";
import type { Commands, Conversation, FileKind, Id, Line, Person } from "../core/contract.ts";

const DRAFT_AFTER = 400;
const TYPING_EVERY = 4_000;

/** A file that is chosen and not yet sent. */
export interface Chosen {
  key: number;
  file: Blob;
  name: string;
  kind: FileKind;
  url: string;
}

/** What is being written in one chat: it outlives the screen, and the core keeps its words as the draft. */
export class Composer {
  readonly text = signal("");
  readonly reply = signal<Line | undefined>(undefined);
  readonly editing = signal<Line | undefined>(undefined);
  readonly files = signal<readonly Chosen[]>([]);
  readonly ready = computed(() => this.text.value.trim() !== "" || this.files.value.length > 0);
  private readonly mentioned = new Map<string, Id>();
  private draftTimer: ReturnType<typeof setTimeout> | undefined;
  private typedAt = 0;
  private isTouched = false;
  private nextKey = 0;

  constructor(
    private readonly core: Core,
    private readonly clock: () => number,
    readonly conversation: Conversation,
  ) {
    if (conversation.draft) this.recall(conversation.draft);
  }

  /** What the core has kept of what was written here, unless one is writing already. */
  recall(draft: string): void {
    if (!this.isTouched) this.text.value = draft;
    this.isTouched = true;
  }

  type(text: string): void {
    this.isTouched = true;
    this.text.value = text;
    if (this.editing.value) return;
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => this.keepDraft(), DRAFT_AFTER);
    if (text && this.clock() - this.typedAt > TYPING_EVERY) {
      this.typedAt = this.clock();
      this.tell(true);
    }
  }

  /** Puts a name in the place of the `@…` that stands before the caret. */
  mention(person: Person, from: number, to: number): void {
    const name = `@${person.name}`;
    this.mentioned.set(name, person.user_id);
    this.type(`${this.text.value.slice(0, from)}${name} ${this.text.value.slice(to)}`);
  }

  edit(line: Line): void {
    this.isTouched = true;
    this.reply.value = undefined;
    this.editing.value = line;
    this.text.value = line.body.kind === "text" ? line.body.parts.map((part) => part.text).join("") : "";
  }

  answer(line: Line): void {
    if (this.editing.value) this.stop();
    this.reply.value = line;
  }

  /** Neither a reply nor an edit any more. */
  stop(): void {
    if (this.editing.value) this.text.value = "";
    this.editing.value = undefined;
    this.reply.value = undefined;
  }

  attach(files: readonly File[]): void {
    const chosen = files.map((file) => ({
      key: this.nextKey++,
      file,
      name: file.name,
      kind: kindOf(file.type),
      url: URL.createObjectURL(file),
    }));
    this.files.value = [...this.files.value, ...chosen];
  }

  detach(key: number): void {
    for (const gone of this.files.value.filter((one) => one.key === key)) URL.revokeObjectURL(gone.url);
    this.files.value = this.files.value.filter((one) => one.key !== key);
  }

  /** Takes what is written out of the composer, as the commands want it. */
  take(): Taken {
    const text = this.text.value.trim();
    const taken = {
      conversation_id: this.conversation.id,
      text,
      files: this.files.value,
      reply: this.reply.value,
      editing: this.editing.value,
      mentions: this.mentionsIn(text),
    };
    clearTimeout(this.draftTimer);
    this.text.value = "";
    this.files.value = [];
    this.reply.value = undefined;
    this.editing.value = undefined;
    this.mentioned.clear();
    this.typedAt = 0;
    // What is said ends the draft in the core, and the typing by arriving; files take their time.
    if (taken.files.length > 0) this.keepDraft();
    return taken;
  }

  private mentionsIn(text: string): Mentions {
    return [...this.mentioned].flatMap(([name, user_id]) => {
      const start = text.indexOf(name);
      return start < 0 ? [] : [{ start, length: name.length, user_id }];
    });
  }

  private keepDraft(): void {
    tell(this.core, "draft", { conversation_id: this.conversation.id, text: this.text.value });
    if (!this.text.value) this.tell(false);
  }

  private tell(typing: boolean): void {
    tell(this.core, "typing", { conversation_id: this.conversation.id, typing });
  }
}

/** What was written, out of the composer. */
export interface Taken {
  conversation_id: Id;
  text: string;
  files: readonly Chosen[];
  reply: Line | undefined;
  editing: Line | undefined;
  mentions: Mentions;
}

export type Mentions = NonNullable<Commands["say"]["with"]["mentions"]>;

export function kindOf(type: string): FileKind {
  if (/^image\/(png|jpeg|gif|webp|avif)/.test(type)) return "image";
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "audio" : "file";
}

/** One composer for each chat that was opened. */
export class Composers {
  private readonly all = new Map<Id, Composer>();

  constructor(
    private readonly core: Core,
    private readonly clock: () => number,
  ) {}

  of(conversation: Conversation): Composer {
    const composer = this.all.get(conversation.id) ?? new Composer(this.core, this.clock, conversation);
    this.all.set(conversation.id, composer);
    return composer;
  }
}
