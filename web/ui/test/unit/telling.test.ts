import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Telling } from "../../src/thread/telling.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("R3.2 the first line is told of at once, of those that come within the pause the last alone", () => {
  const told: string[] = [];
  const telling = new Telling((line) => told.push(line), 500);
  telling.of("a");
  expect(told).toEqual(["a"]);
  telling.of("b");
  telling.of("c");
  vi.advanceTimersByTime(499);
  expect(told).toEqual(["a"]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(["a", "c"]);
  telling.of("d");
  vi.advanceTimersByTime(500);
  expect(told).toEqual(["a", "c", "d"]);
  vi.advanceTimersByTime(5_000);
  telling.of("e");
  expect(told).toEqual(["a", "c", "d", "e"]);
});
