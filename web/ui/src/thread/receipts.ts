import type { Id, Line, State } from "../core/contract.ts";

/** A mark beside own lines, from "on its way" to "seen". */
export type Mark = "sending" | "held" | "sent" | "delivered" | "read" | "failed";

const MARKS: Record<State, Mark> = {
  queued: "sending",
  held: "held",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
};

export function mark(line: Line): Mark | undefined {
  return line.mine && line.state ? MARKS[line.state] : undefined;
}

/**
 * The own lines that carry a mark: the newest one, the newest of each mark beneath it (what was read is above what is
 * only delivered), and every one that failed or waits for its writer.
 */
export function marked(lines: readonly Line[]): ReadonlyMap<Id, Mark> {
  const result = new Map<Id, Mark>();
  const seen = new Set<Mark>();
  for (const line of [...lines].reverse()) {
    const own = mark(line);
    if (!own) continue;
    const always = own === "failed" || own === "held";
    if (always || (!seen.has(own) && !seen.has("read"))) result.set(line.id, own);
    if (!always) seen.add(own);
  }
  return result;
}

/** Under the last own line alone, as a sentence; failures keep theirs. */
export function lastMarked(lines: readonly Line[]): ReadonlyMap<Id, Mark> {
  const result = new Map<Id, Mark>();
  let last = true;
  for (const line of [...lines].reverse()) {
    const own = mark(line);
    if (!own) continue;
    if (last || own === "failed" || own === "held") result.set(line.id, own);
    last = false;
  }
  return result;
}
