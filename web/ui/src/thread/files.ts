import type { FileInfo, Line } from "../core/contract.ts";

/** A file and the line it came with. */
export interface Shared {
  line: Line;
  file: FileInfo;
}

export function filesOf(line: Line): Shared[] {
  return line.body.kind === "files" ? line.body.files.map((file) => ({ line, file })) : [];
}

/** Pictures and films; sound is heard, and the rest is opened elsewhere. */
export function isSeen(file: FileInfo): boolean {
  return file.kind === "image" || file.kind === "video";
}
