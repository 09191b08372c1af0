import { useRef } from "preact/hooks";

const LONG = 420;
const SLOP = 10;

/** A finger that rests opens; one that moves does not. Its going away is no press on what it has opened. */
export function useLongPress(open: () => void) {
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
      cancel();
      if (opened.current && event.cancelable) event.preventDefault();
    },
    onTouchCancel: cancel,
  };
}
