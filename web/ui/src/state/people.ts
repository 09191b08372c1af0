import { computed, signal } from "@preact/signals";
import { tell, type Core } from "../core/core.ts";
import type { CoreEvent, Id, Person, Presence } from "../core/contract.ts";

/** Nobody types this long without another sign of it. */
const TYPING_LASTS = 12_000;

/** Contacts, who is active, and who types where. */
export class People {
  readonly contacts = signal<readonly Person[] | undefined>(undefined);
  readonly failed = signal(false);
  private readonly presences = signal<ReadonlyMap<Id, Presence>>(new Map());
  private readonly typists = signal<ReadonlyMap<Id, ReadonlyMap<Id, string>>>(new Map());
  private readonly watched = new Set<Id>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Those who are active now, in the order of the contacts. */
  readonly active = computed(() => (this.contacts.value ?? []).filter((one) => this.presence(one.user_id)?.online));

  constructor(private readonly core: Core) {}

  async load(): Promise<void> {
    try {
      this.failed.value = false;
      this.contacts.value = await this.core.ask("people", {});
      this.watch(this.contacts.value.map((one) => one.user_id));
    } catch {
      this.failed.value = true;
    }
  }

  /** These, too: the core tells of those alone that it was asked about last, so all are named each time. */
  watch(user_ids: Id[]): void {
    const before = this.watched.size;
    user_ids.forEach((id) => this.watched.add(id));
    if (this.watched.size > before) this.ask();
  }

  private ask(): void {
    tell(this.core, "watch_presence", { user_ids: [...this.watched] });
  }

  presence(user: Id | undefined): Presence | undefined {
    return user === undefined ? undefined : this.presences.value.get(user);
  }

  /** The names of those who type in a chat. */
  typing(conversation: Id): string[] {
    return [...(this.typists.value.get(conversation)?.values() ?? [])];
  }

  hear(event: CoreEvent): void {
    if (event.event === "presence") {
      this.presences.value = new Map(this.presences.value).set(event.data.user_id, event.data);
    } else if (event.event === "typing") {
      this.type(event.data.conversation_id, event.data.user_id, event.data.typing ? event.data.name : undefined);
    } else if (event.event === "line") {
      this.type(event.data.conversation_id, event.data.author, undefined);
    } else if (event.event === "person") {
      const changed = event.data;
      this.contacts.value = this.contacts.value?.map((one) => (one.user_id === changed.user_id ? changed : one));
    }
  }

  private type(conversation: Id, user: Id, name: string | undefined): void {
    const here = new Map(this.typists.value.get(conversation));
    if (name === undefined && !here.delete(user)) return;
    if (name !== undefined) here.set(user, name);
    this.typists.value = new Map(this.typists.value).set(conversation, here);
    const key = `${conversation} ${user}`;
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    if (name !== undefined) this.timers.set(key, setTimeout(() => this.type(conversation, user, undefined), TYPING_LASTS));
  }
}
