import { useEffect, type MutableRef } from "preact/hooks";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Timeline } from "../../state/timeline.ts";

const SLOP = 12;
const REPLIES_AT = 56;
const TIMES = 72;

interface Drag {
  x: number;
  y: number;
  line: HTMLElement | null;
  way: "undecided" | "reply" | "times" | "scroll";
}

/** A finger that draws a line aside replies to it; one that draws the thread the other way shows each time. */
export function useThreadGestures(scroll: MutableRef<HTMLElement | null>, conversation: Conversation, timeline: Timeline): void {
  const { composers } = useApp();
  useEffect(() => {
    const thread = scroll.current;
    if (!thread) return;
    const reply = (id: string | undefined) => {
      const line = timeline.lines.value.find((one) => one.id === id);
      if (line && conversation.writable) composers.of(conversation).answer(line);
    };
    return listen(thread, reply);
  }, [conversation.id, conversation.writable]);
}

function listen(thread: HTMLElement, reply: (id: string | undefined) => void): () => void {
  let drag: Drag | undefined;
  const aside = document.documentElement.dir === "rtl" ? -1 : 1;
  const start = (event: TouchEvent) => {
    const touch = event.touches[0];
    const line = (event.target as Element).closest<HTMLElement>("[data-line]");
    drag = touch && event.touches.length === 1 ? { x: touch.clientX, y: touch.clientY, line, way: "undecided" } : undefined;
  };
  const move = (event: TouchEvent) => {
    const touch = event.touches[0];
    if (!drag || !touch || drag.way === "scroll") return;
    const across = (touch.clientX - drag.x) * aside;
    if (drag.way === "undecided") drag.way = decide(across, touch.clientY - drag.y, drag.line);
    if (drag.way === "reply") drag.line?.style.setProperty("--drawn", `${Math.min(Math.max(across, 0), 80) * aside}px`);
    if (drag.way === "times") thread.style.setProperty("--times", `${Math.min(Math.max(-across, 0), TIMES) * -aside}px`);
    if (drag.way === "reply") drag.line?.classList.toggle("will-reply", across >= REPLIES_AT);
  };
  const end = () => {
    if (drag?.way === "reply" && drag.line?.classList.contains("will-reply")) reply(drag.line.dataset["line"]);
    drag?.line?.classList.remove("will-reply");
    drag?.line?.style.removeProperty("--drawn");
    thread.style.removeProperty("--times");
    drag = undefined;
  };
  const passive = { passive: true };
  thread.addEventListener("touchstart", start, passive);
  thread.addEventListener("touchmove", move, passive);
  thread.addEventListener("touchend", end);
  thread.addEventListener("touchcancel", end);
  return () => {
    thread.removeEventListener("touchstart", start);
    thread.removeEventListener("touchmove", move);
    thread.removeEventListener("touchend", end);
    thread.removeEventListener("touchcancel", end);
  };
}

function decide(across: number, down: number, line: HTMLElement | null): Drag["way"] {
  if (Math.abs(down) > SLOP && Math.abs(down) > Math.abs(across)) return "scroll";
  if (across > SLOP && line) return "reply";
  return across < -SLOP ? "times" : "undecided";
}
