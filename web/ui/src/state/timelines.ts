import type { Core } from "../core/core.ts";
import type { CoreEvent, Id, Page } from "../core/contract.ts";
import { Timeline } from "./timeline.ts";

/** Chats kept in memory after one has left them: going back is at once and at the same place. */
const KEPT = 8;

export class Timelines {
  private readonly kept = new Map<Id, Timeline>();

  /** Newest pages of the last time, of chats that were not opened since. */
  private readonly glanced = new Map<Id, Page>();

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
    const timeline = this.kept.get(conversation) ?? new Timeline(this.core, conversation, this.glanced.get(conversation));
    this.glanced.delete(conversation);
    this.kept.delete(conversation);
    this.kept.set(conversation, timeline);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return timeline;
  }

  glance(pages: readonly [Id, Page][]): void {
    for (const [conversation, page] of pages) this.glanced.set(conversation, page);
  }

  /** The newest lines of the chats opened lately, for the next start. */
  pages(): [Id, Page][] {
    const opened = [...this.kept].flatMap<[Id, Page]>(([id, timeline]) => {
      const page = timeline.end();
      return page ? [[id, page]] : [];
    });
    return [...opened, ...this.glanced].slice(0, KEPT);
  }

  hear(event: CoreEvent): void {
    if (event.event === "line" || event.event === "line_removed") this.glanced.delete(event.data.conversation_id);
    for (const timeline of this.kept.values()) timeline.hear(event);
  }
}
