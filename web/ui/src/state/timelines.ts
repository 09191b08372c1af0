import type { Core } from "../core/core.ts";
import type { CoreEvent, Id } from "../core/contract.ts";
import { Timeline } from "./timeline.ts";

/** Chats kept in memory after one has left them: going back is at once and at the same place. */
const KEPT = 8;

export class Timelines {
  private readonly kept = new Map<Id, Timeline>();

  private readonly places = new Map<Id, number>();

  constructor(private readonly core: Core) {}

  /** Where one had scrolled to in a chat; absent: at the end. */
  place(conversation: Id): number | undefined {
    return this.places.get(conversation);
  }

  keep(conversation: Id, place: number | undefined): void {
    if (place === undefined) this.places.delete(conversation);
    else this.places.set(conversation, place);
  }

  of(conversation: Id): Timeline {
    const timeline = this.kept.get(conversation) ?? new Timeline(this.core, conversation);
    this.kept.delete(conversation);
    this.kept.set(conversation, timeline);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return timeline;
  }

  hear(event: CoreEvent): void {
    for (const timeline of this.kept.values()) timeline.hear(event);
  }
}
