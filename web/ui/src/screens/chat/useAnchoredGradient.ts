import { type ReadonlySignal } from "@preact/signals";
import { useEffect, useLayoutEffect, type MutableRef } from "preact/hooks";
import { useApp } from "../../state/app.ts";

/**
 * Anchors the gradient of sent bubbles to the thread's viewport: a bubble changes its colour as it scrolls. Each one
 * paints its slice of a gradient as high as the viewport (`background-attachment: fixed` fails on iOS). One pass that
 * reads, then one that writes, once a frame at most; with reduced motion it stands still.
 */
export function useAnchoredGradient(scroll: MutableRef<HTMLElement | null>, shown: ReadonlySignal<unknown>): void {
  const { settings } = useApp();
  const on = settings.gradient.value;
  useEffect(() => {
    const thread = scroll.current;
    if (!thread || !on || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    let frame = 0;
    const later = () => {
      if (!frame) frame = requestAnimationFrame(() => ((frame = 0), anchor(thread)));
    };
    const sizes = new ResizeObserver(later);
    const lines = new MutationObserver(later);
    sizes.observe(thread);
    lines.observe(thread, { childList: true, subtree: true });
    thread.addEventListener("scroll", later, { passive: true });
    later();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      lines.disconnect();
      thread.removeEventListener("scroll", later);
    };
  }, [on]);
  useLayoutEffect(() => {
    if (scroll.current && on) anchor(scroll.current);
  }, [shown.value, on]);
}

function anchor(thread: HTMLElement): void {
  const frame = thread.getBoundingClientRect();
  const bubbles = [...thread.querySelectorAll<HTMLElement>(".line.out .bubble.tinted")];
  const tops = bubbles.map((bubble) => bubble.getBoundingClientRect().top - frame.top);
  thread.style.setProperty("--viewport", `${frame.height}px`);
  bubbles.forEach((bubble, i) => bubble.style.setProperty("--above", `${-(tops[i] ?? 0)}px`));
}
