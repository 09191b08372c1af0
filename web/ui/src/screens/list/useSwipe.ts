import { useRef } from "preact/hooks";

const WIDTH = 216;
const SLOP = 10;

/** Draws a row aside and shows what lies beneath; a short way snaps back. */
export function useSwipe() {
  const front = useRef<HTMLDivElement>(null);
  const state = useRef({ x: 0, y: 0, from: 0, at: 0, moving: false, turned: false }).current;
  const toStart = () => (document.documentElement.dir === "rtl" ? 1 : -1);
  const move = (to: number) => {
    state.at = Math.max(0, Math.min(WIDTH, to));
    front.current?.style.setProperty("transform", state.at ? `translateX(${state.at * toStart()}px)` : "none");
  };
  return {
    front,
    reset: () => move(0),
    /** Whether a press was a press: not the end of a swipe, and the row not open. */
    tapped: () => {
      const open = state.turned || state.at > 0;
      if (state.at > 0 && !state.turned) move(0);
      state.turned = false;
      return !open;
    },
    handlers: {
      onTouchStart: (event: TouchEvent) => {
        const touch = event.touches[0];
        if (touch) Object.assign(state, { x: touch.clientX, y: touch.clientY, from: state.at, moving: false, turned: false });
      },
      onTouchMove: (event: TouchEvent) => {
        const touch = event.touches[0];
        if (!touch) return;
        const across = (touch.clientX - state.x) * toStart();
        if (!state.moving && Math.abs(across) > SLOP && Math.abs(across) > Math.abs(touch.clientY - state.y)) state.moving = true;
        if (!state.moving) return;
        state.turned = true;
        move(state.from + across);
      },
      onTouchEnd: () => {
        if (state.moving) move(state.at > WIDTH / 2 ? WIDTH : 0);
      },
    },
  };
}
