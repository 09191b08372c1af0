import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { People } from "../../src/state/people.ts";
import { FixtureCore } from "../fixture/core.ts";

const typing = (typing: boolean) =>
  ({ event: "typing", data: { conversation_id: "c", user_id: "u", name: "Sarah", typing } }) as const;

describe("people", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const people = () => {
    const core = new FixtureCore();
    const asked = vi.spyOn(core, "ask");
    return { people: new People(core), asked };
  };

  it("are watched together, for the core knows only whom it was asked about last", () => {
    const { people: all, asked } = people();

    all.watch(["a"]);
    all.watch(["a"]);
    all.watch(["b"]);

    expect(asked.mock.calls.map(([, what]) => what)).toEqual([{ user_ids: ["a"] }, { user_ids: ["a", "b"] }]);
  });

  it("type until they stop, write, or say nothing more of it", () => {
    const { people: all } = people();
    all.hear(typing(true));
    expect(all.typing("c")).toEqual(["Sarah"]);
    all.hear(typing(false));
    expect(all.typing("c")).toEqual([]);

    all.hear(typing(true));
    vi.advanceTimersByTime(12_000);

    expect(all.typing("c")).toEqual([]);
  });
});
