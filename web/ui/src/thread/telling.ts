import type { Id } from "../core/contract.ts";

const PAUSE = 300; // ms

/** Tells of the newest line at once, then once a pause for all that come meanwhile: a backlog is read in few words. */
export class Telling {
  private next: Id | undefined;
  private rests = false;

  constructor(
    private readonly tell: (line: Id) => void,
    private readonly pause = PAUSE,
  ) {}

  of(line: Id): void {
    if (this.rests) {
      this.next = line;
      return;
    }
    this.tell(line);
    this.rests = true;
    setTimeout(() => this.rested(), this.pause);
  }

  private rested(): void {
    this.rests = false;
    const next = this.next;
    this.next = undefined;
    if (next) this.of(next);
  }
}
