import type { App } from "../state/app.ts";

const IDLE = 5 * 60_000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** With the app lock on, an app that nobody touches locks itself. A call counts as a touch. */
export function autolock({ core, settings, calls }: App): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (calls.current.value) again();
      else if (settings.lock.value) core.lock().catch(() => undefined);
    }, IDLE);
  };
  SIGNS.forEach((sign) => addEventListener(sign, again, { passive: true, capture: true }));
  again();
}
