import { batch } from "@preact/signals";
import type { Core } from "../core/core.ts";
import type { Conversation, Id, Page, Self } from "../core/contract.ts";
import type { Conversations } from "./conversations.ts";
import type { Session } from "./session.ts";
import type { Timelines } from "./timelines.ts";

/** Another form is not read. Of the core's version, whose words these are, it is anyway (`Core.glance`). */
const FORM = 1;
const ROWS = 40;
/** A page that is closed has no time left to seal anything, so it is done while it is open. */
const KEPT_EVERY = 2_000;

/** What was shown last: the list, and the newest lines of the chats that were open. */
interface Glance {
  form: typeof FORM;
  self: Self;
  rows: Conversation[];
  pages: [Id, Page][];
}

/** Shows at a start what was shown last, until the core is there; and keeps what is shown for the next one. */
export class Glances {
  private kept = "";

  constructor(
    private readonly core: Core,
    private readonly session: Session,
    private readonly conversations: Conversations,
    private readonly timelines: Timelines,
  ) {}

  async look(): Promise<void> {
    const glance = read(await this.core.glance());
    if (!glance) return;
    batch(() => {
      if (!this.session.glance(glance.self)) return;
      this.conversations.glance(glance.rows);
      this.timelines.glance(glance.pages);
    });
  }

  /** From now on, until the page goes. */
  keep(): void {
    setInterval(() => document.hidden || this.take(), KEPT_EVERY);
    document.addEventListener("visibilitychange", () => document.hidden && this.take());
  }

  /** Keeps what is shown now, if the core has said that it is so. */
  take(): void {
    const self = this.session.known();
    if (!self || !this.conversations.listed.value) return;
    const rows = this.conversations.list.value.slice(0, ROWS);
    const ends = new Map(rows.map((row) => [row.id, row.preview?.line_id]));
    const pages = this.timelines.pages().filter(([id, { lines }]) => lines.at(-1)?.id === ends.get(id));
    const text = JSON.stringify({ form: FORM, self, rows: rows.map(lasting), pages } satisfies Glance);
    if (text === this.kept) return;
    this.kept = text;
    void this.core.keepGlance(text);
  }
}

function read(text: string | undefined): Glance | undefined {
  const glance = text === undefined ? undefined : (JSON.parse(text) as Glance);
  return glance?.form === FORM ? glance : undefined;
}

/** Without words that may be gone by then: a draft that is sent, a line that disappears. */
function lasting({ preview, ...row }: Conversation): Conversation {
  return { ...row, draft: "", ...(preview && row.timer === 0 && { preview }) };
}
