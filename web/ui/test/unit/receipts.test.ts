import { describe, expect, it } from "vitest";
import type { State } from "../../src/core/contract.ts";
import { lastMarked, marked } from "../../src/thread/receipts.ts";
import { Script } from "../fixture/lines.ts";
import { PEOPLE } from "../fixture/people.ts";

const own = (...states: State[]) => {
  const script = new Script("c", 30);
  states.forEach((state) => script.you("x", { state }));
  return script.lines;
};

describe("receipts as marks", () => {
  it("stand at the newest line of each step: read above delivered above sent", () => {
    const lines = own("read", "read", "delivered", "delivered", "sent");

    expect([...marked(lines).values()]).toEqual(["sent", "delivered", "read"]);
    expect([...marked(lines).keys()]).toEqual([lines[4]?.id, lines[3]?.id, lines[1]?.id]);
  });

  it("tell nothing about lines above one that was read", () => {
    expect([...marked(own("delivered", "read")).values()]).toEqual(["read"]);
  });

  it("stay at each line that failed or is held back", () => {
    expect([...marked(own("failed", "held", "failed", "sent")).values()]).toEqual(["sent", "failed", "held", "failed"]);
  });

  it("never stand at somebody else's line", () => {
    const { lines } = new Script("c", 30).they(PEOPLE.sarah, "x");

    expect(marked(lines).size).toBe(0);
  });
});

describe("receipts as a sentence", () => {
  it("stand under the last own line alone", () => {
    const lines = own("read", "delivered", "sent");

    expect([...lastMarked(lines)]).toEqual([[lines[2]?.id, "sent"]]);
  });

  it("stay under the last own line when the other one has answered", () => {
    const { lines } = new Script("c", 30).you("x", { state: "read" }).they(PEOPLE.sarah, "y");

    expect([...lastMarked(lines).values()]).toEqual(["read"]);
  });

  it("stay under what failed", () => {
    expect([...lastMarked(own("failed", "queued")).values()]).toEqual(["sending", "failed"]);
  });
});
