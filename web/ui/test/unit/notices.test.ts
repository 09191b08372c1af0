import { describe, expect, it } from "vitest";
import type { Line } from "../../src/core/contract.ts";
import { notable } from "../../src/platform/notices.ts";
import { Conversations } from "../../src/state/conversations.ts";
import { FixtureCore } from "../fixture/core.ts";
import { NOW } from "../fixture/lines.ts";

async function app() {
  const core = new FixtureCore();
  const conversations = new Conversations(core);
  await Promise.all([conversations.load("list"), conversations.load("requests")]);
  const said = (chat: string, more: Partial<Line> = {}) => {
    const [line] = core.world.lines.get(chat) ?? [];
    return notable({ conversations, clock: () => NOW }, { event: "line", data: { ...line!, at: NOW, mine: false, ...more } });
  };
  return { said };
}

describe("a notice", () => {
  it("comes for a new line of somebody else, in words that say nothing of it", async () => {
    const { said } = await app();

    expect(said("c-sarah")).toBe("notice.message");
  });

  it("does not come for own lines, old ones, muted chats and strangers", async () => {
    const { said } = await app();

    expect(said("c-sarah", { mine: true })).toBeUndefined();
    expect(said("c-sarah", { at: NOW - 120_000 })).toBeUndefined();
    expect(said("c-theo")).toBeUndefined();
    expect(said("c-stranger")).toBeUndefined();
  });
});
