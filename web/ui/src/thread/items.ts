import type { Id, Line, Millis } from "../core/contract.ts";

export const RUN_LASTS: Millis = 60_000;
export const GAP: Millis = 3_600_000;

/** Where a bubble stands in its run; it decides the corners and who shows the picture. */
export type Place = "single" | "first" | "middle" | "last";

export type Item =
  | { kind: "time"; key: string; at: Millis; newDay: boolean }
  | { kind: "unread"; key: string }
  | { kind: "line"; key: Id; line: Line; place: Place }
  | { kind: "notice"; key: Id; line: Line };

const BUBBLES: readonly Line["body"]["kind"][] = ["text", "files", "card", "deleted", "unreadable", "unknown"];

/** What a thread shows, from its lines, oldest first: runs of bubbles, time separators, the first unread one. */
export function items(lines: readonly Line[], firstUnread: Id | undefined): Item[] {
  const result: Item[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const newDay = !before || !sameDay(before.at, line.at);
    if (newDay || line.at - before.at >= GAP) result.push({ kind: "time", key: `t${line.id}`, at: line.at, newDay });
    if (line.id === firstUnread) result.push({ kind: "unread", key: "unread" });
    if (isBubble(line)) result.push({ kind: "line", key: line.id, line, place: place(lines, i, firstUnread) });
    else result.push({ kind: "notice", key: line.id, line });
  });
  return result;
}

/** How many of the others' messages stand below what is seen and were never seen: those read before do not count anew. */
export function unseen(shown: readonly Item[], end: number, readUpTo: Millis): number {
  return shown.slice(end + 1).filter((item) => item.kind === "line" && !item.line.mine && item.line.at > readUpTo).length;
}

export function isBubble(line: Line): boolean {
  return BUBBLES.includes(line.body.kind);
}

function place(lines: readonly Line[], i: number, firstUnread: Id | undefined): Place {
  const above = joined(lines[i - 1], lines[i], firstUnread);
  const below = joined(lines[i], lines[i + 1], firstUnread);
  if (above && below) return "middle";
  if (above) return "last";
  return below ? "first" : "single";
}

/** Whether two neighbours belong to one run: one author, within a minute, nothing drawn between. */
function joined(upper: Line | undefined, lower: Line | undefined, firstUnread: Id | undefined): boolean {
  if (!upper || !lower || !isBubble(upper) || !isBubble(lower)) return false;
  if (lower.id === firstUnread || lower.quote) return false;
  return upper.author === lower.author && lower.at - upper.at < RUN_LASTS && sameDay(upper.at, lower.at);
}

export function sameDay(a: Millis, b: Millis): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
