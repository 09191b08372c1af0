import { signal } from "@preact/signals";
import type { CallLine } from "../calls/line.ts";
import type { Core } from "../core/core.ts";
import type { Call, CallLogEntry, CoreEvent, Events } from "../core/contract.ts";

const PAGE = 50;

type Hear = (signal: Events["call_signal"]) => Promise<void>;

/** The call that rings or runs, what came of earlier ones, and the words that WebRTC waits for. */
export class Calls {
  readonly current = signal<Call | undefined>(undefined);
  /** The media of the current call, once it was placed or taken. */
  readonly line = signal<CallLine | undefined>(undefined);
  readonly log = signal<readonly CallLogEntry[] | undefined>(undefined);
  readonly failed = signal(false);
  /** Done when what was said before one listened is heard. */
  offered: Promise<void> = Promise.resolve();
  private waiting: Events["call_signal"][] = [];
  private hearing: Hear | undefined;

  constructor(private readonly core: Core) {}

  async load(): Promise<void> {
    try {
      this.failed.value = false;
      this.log.value = await this.core.ask("calls", { limit: PAGE });
    } catch {
      this.failed.value = true;
    }
  }

  /** One word after the other, those that waited first. */
  async listen(hear: Hear): Promise<void> {
    this.hearing = hear;
    for (const word of this.waiting.splice(0)) await hear(word);
  }

  hear(event: CoreEvent): void {
    if (event.event === "call") this.turn(event.data);
    else if (event.event === "call_signal") this.word(event.data);
    else if (event.event === "line" && event.data.body.kind === "call" && this.log.value) void this.load();
  }

  private turn(call: Call): void {
    this.current.value = call;
    if (call.state !== "ended") return;
    this.waiting = [];
    this.hearing = undefined;
    this.line.value?.close();
    this.line.value = undefined;
  }

  private word(word: Events["call_signal"]): void {
    const { hearing } = this;
    if (!hearing) this.waiting.push(word);
    else this.offered = this.offered.then(() => hearing(word)).catch(() => undefined);
  }
}
