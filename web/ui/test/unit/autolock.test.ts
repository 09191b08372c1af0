import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { autolock } from "../../src/platform/autolock.ts";
import type { App } from "../../src/state/app.ts";

const MINUTE = 60_000;

/** What the lock needs of the app, and nothing else. */
function idle(lock: boolean) {
  const locked = vi.fn(() => Promise.resolve());
  const calls = { current: signal<object | undefined>(undefined) };
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  autolock({ core: { lock: locked }, settings: { lock: signal(lock) }, calls } as unknown as App);
  return { locked, calls, touch: () => page.dispatchEvent(new Event("keydown")) };
}

describe("an app that nobody touches", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => (vi.useRealTimers(), vi.unstubAllGlobals()));

  it("locks itself after five minutes", () => {
    const { locked } = idle(true);

    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(locked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);

    expect(locked).toHaveBeenCalledOnce();
  });

  it("stays open while it is used, and during a call", () => {
    const { locked, calls, touch } = idle(true);

    vi.advanceTimersByTime(4 * MINUTE);
    touch();
    vi.advanceTimersByTime(4 * MINUTE);
    calls.current.value = {};
    vi.advanceTimersByTime(10 * MINUTE);

    expect(locked).not.toHaveBeenCalled();
  });

  it("stays open without the app lock", () => {
    const { locked } = idle(false);

    vi.advanceTimersByTime(60 * MINUTE);

    expect(locked).not.toHaveBeenCalled();
  });
});
