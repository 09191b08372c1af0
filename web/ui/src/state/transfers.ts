import { signal } from "@preact/signals";
import type { Core } from "../core/core.ts";
import type { CoreEvent, FileInfo, Id, Line, Transfer } from "../core/contract.ts";

/** Files on their way, and those that are here and can be shown. */
export class Transfers {
  private readonly moving = signal<ReadonlyMap<Id, Transfer>>(new Map());
  private readonly urls = new Map<Id, Promise<string>>();

  constructor(private readonly core: Core) {}

  /** How far a file of a line has come; absent: it does not move. */
  of(file: Id): Transfer | undefined {
    const transfer = this.moving.value.get(file);
    return transfer && transfer.state !== "done" && transfer.state !== "cancelled" ? transfer : undefined;
  }

  /** An address of the file in this page; fetched once. */
  url(line: Line, file: FileInfo): Promise<string> {
    const known = this.urls.get(file.id);
    if (known) return known;
    const fetched = this.fetch(line, file);
    this.urls.set(file.id, fetched);
    fetched.catch(() => this.urls.delete(file.id));
    return fetched;
  }

  /** What was sent from here need not come back from the relay to be seen. */
  keep(line: Line, files: readonly Blob[]): void {
    if (line.body.kind !== "files") return;
    line.body.files.forEach((file, i) => {
      const blob = files[i];
      if (blob) this.urls.set(file.id, Promise.resolve(address(blob, file.type)));
    });
  }

  async cancel(transfer: Transfer): Promise<void> {
    await this.core.ask("cancel_transfer", { transfer_id: transfer.transfer_id });
  }

  hear(event: CoreEvent): void {
    if (event.event === "transfer") this.moving.value = new Map(this.moving.value).set(event.data.file_id, event.data);
  }

  private async fetch(line: Line, file: FileInfo): Promise<string> {
    const { handle } = await this.core.ask("download", { line_id: line.id, file_id: file.id });
    return address(await this.core.open(handle), file.type);
  }
}

function address(file: Blob, type: string): string {
  return URL.createObjectURL(new Blob([file], { type: shown(type) }));
}

/** A foreign type never makes the browser run something: only pictures, sound and film keep theirs. */
export function shown(type: string): string {
  const harmless = /^(image\/(png|jpeg|gif|webp|avif)|video\/(mp4|webm|quicktime)|audio\/(webm|mp4|mpeg|ogg|aac|wav|x-m4a))(;|$)/;
  return harmless.test(type) ? type : "application/octet-stream";
}
