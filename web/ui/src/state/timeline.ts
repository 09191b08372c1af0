import { batch, signal } from "@preact/signals";
import type { Core } from "../core/core.ts";
import type { CoreEvent, Id, Line, Page } from "../core/contract.ts";
import type { Loading } from "./conversations.ts";

const PAGE = 60;
/** Lines for the next start: more than a screen has. */
const KEPT = 40;
/** Who follows the newest keeps so many lines, then only the last of them; older ones come again as one scrolls up. */
const FOLLOWED = { most: 2_000, last: 5 * PAGE };
/** Lines that come within so many milliseconds are drawn together. */
const TOGETHER = 50;

/** A window of one chat's lines, oldest first; it grows at either end. */
export class Timeline {
  readonly lines = signal<readonly Line[]>([]);
  readonly loading = signal<Loading>("idle");
  readonly older = signal(false);
  /** Whether there are lines beyond the newest one here: the window does not reach the end. */
  readonly newer = signal(false);
  readonly firstUnread = signal<Id | undefined>(undefined);
  /** How often lines came in before the first one: the list keeps its place by it. */
  readonly grownBefore = signal(0);
  /** Somebody looks at what was said before: nothing of it goes. */
  held = false;
  private busy = false;
  private readonly coming: Line[] = [];
  private tookAt = -TOGETHER;
  private taking: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly core: Core,
    readonly conversation: Id,
    /** How its newest page was shown the last time. */
    private glanced?: Page,
  ) {}

  /** `unread`: there is something new since it was last looked at, and the divider has to move. */
  async open(around?: Id, unread = false): Promise<void> {
    if (this.loading.value === "loading") return;
    if (this.loading.value === "ready" && !around) {
      this.firstUnread.value = undefined;
      if (!unread) return;
    }
    if (this.loading.value === "ready" && around && this.has(around)) return;
    const glanced = around || unread ? undefined : this.glanced;
    this.glanced = undefined;
    if (glanced) return this.openAt(glanced);
    this.loading.value = "loading";
    try {
      this.show(await this.page(around ? { around } : {}));
      this.loading.value = "ready";
    } catch {
      this.loading.value = "failed";
    }
  }

  /** Shows what is known, and then what the core says of it. What came or was said meanwhile stays. */
  private async openAt(glanced: Page): Promise<void> {
    this.show(glanced);
    this.loading.value = "ready";
    const before = new Set(glanced.lines.map((line) => line.id));
    const page = await this.page({}).catch(() => undefined);
    if (!page) return void (this.loading.value = "failed");
    const since = this.lines.value.filter((line) => !before.has(line.id));
    this.show({ ...page, lines: merge(since, page.lines) });
    if (page.lines[0]?.id !== glanced.lines[0]?.id) this.grownBefore.value++;
  }

  /** The newest lines, as the next start may show them; undefined when there are none, or some that disappear. */
  end(): Page | undefined {
    const lines = this.lines.value.slice(-KEPT);
    if (this.newer.value || lines.length === 0 || lines.some((line) => line.expires_after > 0)) return undefined;
    return { lines, older: this.older.value || lines.length < this.lines.value.length, newer: false };
  }

  /** Lets go of the window and shows the newest page. */
  async newest(): Promise<void> {
    this.show(await this.page({}));
  }

  async growOlder(): Promise<void> {
    const first = this.lines.value[0];
    if (!first || !this.older.value) return;
    await this.once(async () => {
      const page = await this.page({ before: first.id });
      batch(() => {
        this.lines.value = merge(page.lines, this.lines.value);
        this.older.value = page.older;
        this.grownBefore.value++;
      });
    });
  }

  async growNewer(): Promise<void> {
    const last = this.lines.value.at(-1);
    if (!last || !this.newer.value) return;
    await this.once(async () => {
      const page = await this.page({ after: last.id });
      this.lines.value = merge(this.lines.value, page.lines);
      this.newer.value = page.newer;
    });
  }

  hear(event: CoreEvent): void {
    if (event.event === "line" && event.data.conversation_id === this.conversation) {
      this.coming.push(event.data);
      const wait = this.tookAt + TOGETHER - performance.now();
      if (wait <= 0) this.take();
      else this.taking ??= setTimeout(() => this.take(), wait);
    }
    if (event.event === "line_removed") {
      this.take();
      this.remove(event.data.line_id);
    }
  }

  /** A line that is new or has changed. Beyond the window it waits until the window gets there. */
  put(line: Line): void {
    this.coming.push(line);
    this.take();
  }

  /** However many came, the chat is drawn once. */
  private take(): void {
    clearTimeout(this.taking);
    this.taking = undefined;
    this.tookAt = performance.now();
    const lines = this.coming.splice(0);
    if (this.loading.value !== "ready") return;
    const within = lines.filter((line) => this.has(line.id) || this.reaches(line));
    if (within.length === 0) return;
    batch(() => {
      const all = merge(this.lines.value, within);
      const isLong = !this.held && !this.newer.value && all.length > FOLLOWED.most;
      this.lines.value = isLong ? all.slice(-FOLLOWED.last) : all;
      if (isLong) this.older.value = true;
    });
  }

  private reaches(line: Line): boolean {
    const first = this.lines.value[0];
    const before = first !== undefined && precedes(line, first);
    return before ? !this.older.value : !this.newer.value;
  }

  has(id: Id): boolean {
    return this.lines.value.some((one) => one.id === id);
  }

  remove(id: Id): void {
    if (this.has(id)) this.lines.value = this.lines.value.filter((one) => one.id !== id);
  }

  private show(page: Page): void {
    batch(() => {
      this.lines.value = merge([], page.lines);
      this.older.value = page.older;
      this.newer.value = page.newer;
      this.firstUnread.value = page.first_unread;
    });
  }

  private page(from: { before?: Id; after?: Id; around?: Id }): Promise<Page> {
    return this.core.ask("timeline", { conversation_id: this.conversation, limit: PAGE, ...from });
  }

  private async once(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } finally {
      this.busy = false;
    }
  }
}

/** In the order of the core: by time, then by id. A later copy of a line replaces an earlier one. */
export function merge(some: readonly Line[], others: readonly Line[]): Line[] {
  const byId = new Map<Id, Line>();
  for (const line of [...some, ...others]) byId.set(line.id, line);
  return [...byId.values()].sort((a, b) => (precedes(a, b) ? -1 : 1));
}

function precedes(a: Line, b: Line): boolean {
  return a.at !== b.at ? a.at < b.at : a.id < b.id;
}
