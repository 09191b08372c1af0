import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { Conversation, Id } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Timeline } from "../../state/timeline.ts";
import { items, type Item } from "../../thread/items.ts";
import { lastMarked, marked } from "../../thread/receipts.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { JumpButton } from "./JumpButton.tsx";
import { ThreadItem } from "./ThreadItem.tsx";
import { TypingDots } from "./TypingDots.tsx";
import { useAnchoredGradient } from "./useAnchoredGradient.ts";
import { useReading } from "./useReading.ts";
import { useThreadGestures } from "./useThreadGestures.ts";
import "./Thread.css";

interface Props {
  conversation: Conversation;
  timeline: Timeline;
  /** A line to come to first: a search hit, a quoted line. */
  around: Id | undefined;
}

type Row = Item | { kind: "beginning" } | { kind: "typing" };
const BEGINNING: Row = { kind: "beginning" };
const TYPING: Row = { kind: "typing" };

const AT_END = 80;
/** A finger's swing goes on this long after it has left the screen. */
const SWING = 1_500;
const NEAR = 600;

/** The lines of a chat: newest at the foot, older ones come as one scrolls up. */
export function Thread({ conversation, timeline, around }: Props) {
  const { brand, words, people, timelines } = useApp();
  const scroll = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const atEnd = useSignal(true);
  const from = useRef(0);
  const hand = useRef(-SWING);
  useSignalEffect(() => void (timeline.held = !atEnd.value));
  const touched = () => (hand.current = performance.now());
  const grown = useRef(timeline.grownBefore.value);
  const shown = useComputed(() => items(timeline.lines.value, timeline.firstUnread.value));
  const marks = useComputed(() => (brand.receipts === "sentence" ? lastMarked : marked)(timeline.lines.value));
  const shift = grown.current !== timeline.grownBefore.value;
  useLayoutEffect(() => void (grown.current = timeline.grownBefore.value), [timeline.grownBefore.value]);
  const typists = people.typing(conversation.id);
  const beginning = !timeline.older.value;
  const ahead = beginning ? 1 : 0;
  const rows: Row[] = [...(beginning ? [BEGINNING] : []), ...shown.value, ...(typists.length > 0 ? [TYPING] : [])];
  // Of now, also to whoever keeps an earlier drawing's way to the end.
  const count = useRef(0);
  count.current = rows.length;
  const toEnd = (smooth: boolean) => list.current?.scrollToIndex(count.current - 1, { align: "end", smooth });
  const toLine = (id: Id) => {
    const index = shown.value.findIndex((item) => item.key === id || (id === "unread" && item.kind === "unread"));
    if (index >= 0) list.current?.scrollToIndex(ahead + index, { align: id === "unread" ? "start" : "center" });
    return index >= 0;
  };
  const arrive = () => {
    const kept = timelines.place(conversation.id);
    atEnd.value = false;
    if (around && toLine(around)) return flash(scroll.current, around);
    if (timeline.firstUnread.value !== undefined && toLine("unread")) return;
    if (kept !== undefined) return list.current?.scrollTo(kept);
    atEnd.value = true;
    toEnd(false);
  };
  useLayoutEffect(() => {
    // Once with guessed heights, so that nothing flickers, and once more with the measured ones.
    arrive();
    const frame = requestAnimationFrame(arrive);
    return () => cancelAnimationFrame(frame);
  }, [around, timeline]);
  const last = timeline.lines.value.at(-1);
  const known = useRef(last?.id);
  useLayoutEffect(() => {
    if (known.current === last?.id && typists.length === 0) return;
    known.current = last?.id;
    if (last?.mine) {
      atEnd.value = true;
      hand.current = -SWING;
    }
    if (last && atEnd.value) toEnd(false);
  }, [last?.id, typists.length > 0]);
  const reading = useReading(conversation, timeline, list, shown, atEnd, ahead);
  useAnchoredGradient(scroll, shown);
  useThreadGestures(scroll, conversation, timeline);
  const moved = (offset: number) => {
    const handle = list.current;
    if (!handle) return;
    const left = handle.scrollSize - handle.viewportSize - offset;
    // Only a hand that goes upwards leaves the end; from what grows meanwhile one is taken back to it.
    const upwards = offset < from.current - 1 && performance.now() - hand.current < SWING;
    from.current = offset;
    if (left < AT_END) atEnd.value = !timeline.newer.value;
    else if (upwards) atEnd.value = false;
    else if (atEnd.value) toEnd(false);
    timelines.keep(conversation.id, atEnd.value ? undefined : offset);
    if (offset < NEAR) void timeline.growOlder();
    if (left < NEAR) void timeline.growNewer();
    reading.look();
  };
  useEffect(() => {
    // What was sized late (pictures, fonts) must not push the end out of sight.
    const watch = new ResizeObserver(() => {
      // Where all of it fits, nothing scrolls, and so nothing else would say that this is the end.
      const frame = scroll.current;
      if (frame && frame.scrollHeight <= frame.clientHeight && !timeline.newer.value) atEnd.value = true;
      if (atEnd.value) toEnd(false);
    });
    if (scroll.current) [scroll.current, ...scroll.current.children].forEach((part) => watch.observe(part));
    return () => watch.disconnect();
  }, []);
  return (
    <div class="thread-frame">
      <div
        class={shown.value.length > 0 ? "thread" : "thread fresh"}
        ref={scroll}
        role="log"
        aria-live={atEnd.value ? "polite" : "off"}
        aria-label={words.t("chat.label", { name: conversation.title })}
        tabIndex={0}
        onWheel={touched}
        onTouchMove={touched}
        onPointerDown={touched}
        onKeyDown={touched}
      >
        <div class="thread-fill" />
        <Virtualizer ref={list} data={rows} scrollRef={scroll} shift={shift} onScroll={moved} bufferSize={400}>
          {(row: Row) => {
            if (row.kind === "beginning") return <Beginning key={row.kind} conversation={conversation} />;
            if (row.kind === "typing") return <TypingDots key={row.kind} names={typists} />;
            const mark = row.kind === "line" ? marks.value.get(row.line.id) : undefined;
            return <ThreadItem key={row.key} item={row} conversation={conversation} mark={mark} />;
          }}
        </Virtualizer>
      </div>
      {!atEnd.value && (
        <JumpButton
          count={reading.count.value}
          onJump={async () => {
            if (timeline.newer.value) await timeline.newest();
            toEnd(true);
          }}
        />
      )}
    </div>
  );
}

/** The top of a chat: who this is with. */
function Beginning({ conversation }: { conversation: Conversation }) {
  const { words } = useApp();
  const { t } = words;
  return (
    <div class="beginning">
      <Avatar
        id={conversation.person?.user_id ?? conversation.id}
        name={conversation.title}
        size={96}
        group={conversation.kind === "group"}
      />
      <h2 dir="auto">{conversation.title}</h2>
      {conversation.person && (
        <p>
          <bdi>@{conversation.person.username}</bdi>
        </p>
      )}
      <p>{t("chat.emptyHint")}</p>
    </div>
  );
}

function flash(scroll: HTMLElement | null, id: Id): void {
  const mark = () => {
    const line = scroll?.querySelector(`[data-line="${CSS.escape(id)}"]`);
    line?.classList.add("flash");
    setTimeout(() => line?.classList.remove("flash"), 1_600);
  };
  setTimeout(mark, 60);
}
