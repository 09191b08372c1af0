import { useRef } from "preact/hooks";

const LONG = 420;
const SLOP = 10;

/** Two taps within this are one gesture. */
const TWICE = 300;

/**
 * A finger that rests opens; one that moves does not. Its going away is no press on what it has opened. Two taps are told
 * by the touches themselves: not every browser makes a double click of them.
 */
export function useLongPress(open: () => void, twice: () => void) {
  const tapped = useRef(-TWICE);
  const opened = useRef(false);
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | undefined>(undefined);
  const cancel = () => {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  };
  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches[0];
      if (!touch) return;
      cancel();
      opened.current = false;
      const rested = () => {
        opened.current = true;
        open();
      };
      press.current = { timer: setTimeout(rested, LONG), x: touch.clientX, y: touch.clientY };
    },
    onTouchMove: (event: TouchEvent) => {
      const touch = event.touches[0];
      const from = press.current;
      if (touch && from && Math.hypot(touch.clientX - from.x, touch.clientY - from.y) > SLOP) cancel();
    },
    onTouchEnd: (event: TouchEvent) => {
      const rested = opened.current;
      const second = !rested && press.current !== undefined && event.timeStamp - tapped.current < TWICE;
      tapped.current = press.current && !second ? event.timeStamp : -TWICE;
      cancel();
      if ((rested || second) && event.cancelable) event.preventDefault();
      if (second) twice();
    },
    onTouchCancel: cancel,
  };
}
