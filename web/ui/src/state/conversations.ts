import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Core } from "../core/core.ts";
import type { Conversation, CoreEvent, Id, Shelf } from "../core/contract.ts";

const PAGE = 50;

export type Loading = "idle" | "loading" | "ready" | "failed";

/** The rows of every list, kept by their id; each shelf is a view of them. */
export class Conversations {
  private readonly all = signal<ReadonlyMap<Id, Conversation>>(new Map());
  /** Of the last time: they stand in for the list until it is here. */
  private readonly glanced = signal<readonly Conversation[]>([]);
  private readonly ended = new Set<Shelf>();
  readonly loading: Record<Shelf, ReturnType<typeof signal<Loading>>> = {
    pinned: signal<Loading>("idle"),
    list: signal<Loading>("idle"),
    archived: signal<Loading>("idle"),
    requests: signal<Loading>("idle"),
  };
  readonly shelves: Record<Shelf, ReadonlySignal<Conversation[]>> = {
    pinned: this.shelf("pinned"),
    list: this.shelf("list"),
    archived: this.shelf("archived"),
    requests: this.shelf("requests"),
  };
  readonly listed = computed(() => this.loading.pinned.value === "ready" && this.loading.list.value === "ready");
  /** Pinned ones first, then the rest, newest first. */
  readonly list = computed(() => (this.listed.value ? [...this.shelves.pinned.value, ...this.shelves.list.value] : this.glanced.value));
  /** For the badge: chats with something new that are not muted. */
  readonly unread = computed(() => this.list.value.filter((one) => one.unread > 0 && one.muted_until === 0).length);

  constructor(private readonly core: Core) {}

  one(id: Id): Conversation | undefined {
    return this.all.value.get(id) ?? (this.listed.value ? undefined : this.glanced.value.find((row) => row.id === id));
  }

  /** Whether the core has said how it stands. */
  isKnown(id: Id): boolean {
    return this.all.value.has(id);
  }

  glance(rows: readonly Conversation[]): void {
    this.glanced.value = rows;
  }

  async load(shelf: Shelf): Promise<void> {
    const loading = this.loading[shelf];
    if (loading.value === "loading" || loading.value === "ready") return;
    loading.value = "loading";
    try {
      await this.page(shelf);
      loading.value = "ready";
    } catch {
      loading.value = "failed";
    }
  }

  async more(shelf: Shelf): Promise<void> {
    if (!this.ended.has(shelf) && this.loading[shelf].value === "ready") await this.page(shelf);
  }

  /** Fetches one that is not on a loaded page. */
  async fetch(id: Id): Promise<Conversation> {
    const found = await this.core.ask("conversation", { conversation_id: id });
    this.put([found]);
    return found;
  }

  /** The other one of a chat is kept out, or let in again; its row says so. */
  async block(id: Id, user_id: Id, blocked: boolean): Promise<void> {
    await this.core.ask("block", { user_id, blocked });
    await this.fetch(id);
  }

  hear(event: CoreEvent): void {
    if (event.event === "conversation") this.put([event.data]);
  }

  private async page(shelf: Shelf): Promise<void> {
    const last = this.shelves[shelf].value.at(-1);
    const rows = await this.core.ask("conversations", { shelf, limit: PAGE, ...(last && { beyond: last.place }) });
    if (rows.length < PAGE) this.ended.add(shelf);
    this.put(rows);
  }

  put(rows: Conversation[]): void {
    batch(() => {
      const next = new Map(this.all.value);
      for (const row of rows) next.set(row.id, row);
      this.all.value = next;
    });
  }

  private shelf(shelf: Shelf): ReadonlySignal<Conversation[]> {
    return computed(() =>
      [...this.all.value.values()]
        .filter((one) => one.shelf === shelf)
        .sort((a, b) => (a.place < b.place ? 1 : a.place > b.place ? -1 : 0)),
    );
  }
}
