import { describe, expect, it } from "vitest";
import type { Line } from "../../src/core/contract.ts";
import { items, unseen } from "../../src/thread/items.ts";
import { Script } from "../fixture/lines.ts";
import { PEOPLE } from "../fixture/people.ts";

const { sarah, mike } = PEOPLE;

const kinds = (lines: Line[], unread?: string) =>
  items(lines, unread).map((item) => (item.kind === "line" ? item.place : item.kind));

describe("a thread", () => {
  it("joins what one author says within a minute into a run", () => {
    const lines = new Script("c", 30).they(sarah, "a").they(sarah, "b").they(sarah, "c").lines;

    expect(kinds(lines)).toEqual(["time", "first", "middle", "last"]);
  });

  it("ends a run at another author and after a minute", () => {
    const lines = new Script("c", 30).they(sarah, "a").you("b").you("c").later(1).you("d").lines;

    expect(kinds(lines)).toEqual(["time", "single", "first", "last", "single"]);
  });

  it("keeps two members of a group apart", () => {
    const lines = new Script("c", 30).they(sarah, "a").they(mike, "b").lines;

    expect(kinds(lines)).toEqual(["time", "single", "single"]);
  });

  it("says the time after an hour, not before", () => {
    const lines = new Script("c", 200).they(sarah, "a").later(59).they(sarah, "b").later(60).they(sarah, "c").lines;

    expect(kinds(lines)).toEqual(["time", "single", "single", "time", "single"]);
  });

  it("begins a new day with its date, however short the gap", () => {
    const [before, after] = new Script("c", 0).they(sarah, "a").they(sarah, "b").lines as [Line, Line];
    const midnight = new Date(2026, 2, 12).getTime();
    const lines = [{ ...before, at: midnight - 1_000 }, { ...after, at: midnight + 1_000 }];

    expect(items(lines, undefined).filter((item) => item.kind === "time")).toHaveLength(2);
    expect(kinds(lines)).toEqual(["time", "single", "time", "single"]);
  });

  it("draws the divider before the first unread line and cuts the run there", () => {
    const lines = new Script("c", 30).they(sarah, "a").they(sarah, "b").they(sarah, "c").lines;

    expect(kinds(lines, lines[1]?.id)).toEqual(["time", "single", "unread", "first", "last"]);
  });

  it("shows calls and changes as notices, which end a run", () => {
    const lines = new Script("c", 30).they(sarah, "a").they(sarah, { kind: "timer", seconds: 30 }).they(sarah, "b").lines;

    expect(kinds(lines)).toEqual(["time", "single", "notice", "single"]);
  });

  it("begins a run anew at a reply, since its quote stands between", () => {
    const quote = { line_id: "x", author_name: "", mine: true, text: "" };
    const lines = new Script("c", 30).you("a").you("b", { quote }).you("c").lines;

    expect(kinds(lines)).toEqual(["time", "single", "first", "last"]);
  });
});

describe("the count beside the way down", () => {
  it("is of what came and was not seen, not of what was read before or said by oneself", () => {
    const lines = new Script("c", 60).they(sarah, "a").they(sarah, "b").you("c").they(sarah, "d").they(sarah, "e").lines;
    const shown = items(lines, undefined);
    const at = (i: number) => lines[i]?.at ?? 0;

    expect(unseen(shown, 1, at(0))).toBe(3);
    expect(unseen(shown, 1, at(3))).toBe(1);
    expect(unseen(shown, 1, at(4))).toBe(0);
    expect(unseen(shown, shown.length - 1, 0)).toBe(0);
  });
});
