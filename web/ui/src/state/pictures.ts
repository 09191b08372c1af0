import { signal, type Signal } from "@preact/signals";
import type { Core } from "../core/core.ts";
import type { CoreEvent, Id } from "../core/contract.ts";

/** The pictures of people and groups, each asked for once when it is first to be seen, and again when it is another. */
export class Pictures {
  private readonly urls = new Map<Id, Signal<string | undefined>>();
  private readonly groups = new Set<Id>();

  constructor(private readonly core: Core) {}

  /** Where the picture is; undefined while there is none. */
  of(id: Id, group: boolean): string | undefined {
    if (group) this.groups.add(id);
    const known = this.urls.get(id);
    if (known) return known.value;
    const url = signal<string | undefined>(undefined);
    this.urls.set(id, url);
    void this.fetch(id);
    return url.value;
  }

  /** Of those that are seen, one may be new, another, or gone. */
  hear(event: CoreEvent): void {
    if (event.event === "person") void this.fetch(event.data.user_id);
    else if (event.event === "line" && event.data.body.kind === "group" && event.data.body.change === "picture") {
      void this.fetch(event.data.conversation_id);
    } else if (event.event === "connection" && event.data.state === "online") {
      this.urls.forEach((url, id) => url.value === undefined && void this.fetch(id));
    }
  }

  private async fetch(id: Id): Promise<void> {
    const url = this.urls.get(id);
    if (!url) return;
    const before = url.value;
    url.value = await this.core
      .ask("picture", this.groups.has(id) ? { conversation_id: id } : { user_id: id })
      .then(({ handle }) => (handle ? this.core.open(handle) : undefined))
      .then((blob) => (blob ? URL.createObjectURL(blob) : undefined))
      .catch(() => undefined); // None, or not now: the letters stand in for it.
    if (before) URL.revokeObjectURL(before);
  }
}
