import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo, useRef, type MutableRef } from "preact/hooks";
import type { VirtualizerHandle } from "virtua";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Timeline } from "../../state/timeline.ts";
import { unseen, type Item } from "../../thread/items.ts";
import { Telling } from "../../thread/telling.ts";

/** Tells the core which lines were seen: only while the page is looked at, and only in an accepted chat. */
export function useReading(
  conversation: Conversation,
  timeline: Timeline,
  list: MutableRef<VirtualizerHandle | null>,
  shown: ReadonlySignal<Item[]>,
  atEnd: ReadonlySignal<boolean>,
  /** Children of the list before the first item. */
  ahead: number,
) {
  const { core } = useApp();
  const told = useRef(0);
  // What was read before one came: all, or what stands above the divider.
  const known = useRef(readBefore(timeline));
  const count = useSignal(0);
  const telling = useMemo(() => new Telling((line) => core.ask("read", { line_id: line }).catch(() => (told.current = 0))), [core]);
  const look = () => {
    const handle = list.current;
    if (!handle || document.visibilityState !== "visible" || conversation.standing !== "accepted") return;
    const end = atEnd.value ? shown.value.length - 1 : handle.findItemIndex(handle.scrollOffset + handle.viewportSize) - ahead;
    const seen = shown.value.slice(0, end + 1).findLast((item) => "line" in item && !item.line.mine);
    const upTo = seen && "line" in seen ? seen.line.at : 0;
    count.value = unseen(shown.value, end, Math.max(upTo, told.current, known.current));
    if (!seen || !("line" in seen) || upTo <= told.current) return;
    told.current = upTo;
    telling.of(seen.line.id);
  };
  const last = timeline.lines.value.at(-1)?.id;
  useEffect(look, [last, conversation.standing, atEnd.value]);
  useEffect(() => {
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [conversation.id]);
  return { look, count };
}

function readBefore({ lines, firstUnread }: Timeline): number {
  const all = lines.value;
  const first = all.findIndex((line) => line.id === firstUnread.value);
  return (first < 0 ? all.at(-1) : all[first - 1])?.at ?? 0;
}
