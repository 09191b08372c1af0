import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import { FixtureCore } from "../fixture/core.ts";
import { NOW } from "../fixture/lines.ts";
import { SELF } from "../fixture/people.ts";
import { freshId } from "../../src/core/ids.ts";
import { send } from "../../src/screens/composer/send.ts";
import type { App } from "../../src/state/app.ts";
import { Composer } from "../../src/state/composer.ts";
import { Timelines } from "../../src/state/timelines.ts";
import { Words } from "../../src/words/words.ts";

const CHAT = "c-sarah";
let core: FixtureCore;
let app: App;
let composer: Composer;

beforeEach(async () => {
  core = new FixtureCore();
  const clock = () => NOW + 60_000;
  const attempt = async (work: () => Promise<unknown>) => work().then(() => true, () => false);
  const parts = { core, clock, attempt, timelines: new Timelines(core), session: { self: signal(SELF) }, words: new Words() };
  app = parts as unknown as App;
  const conversation = core.world.conversations.get(CHAT);
  if (!conversation) throw new Error("the fixture has no such chat");
  composer = new Composer(core, clock, conversation);
  await app.timelines.of(CHAT).open();
});

const shown = () => app.timelines.of(CHAT).lines.value;
const words = () => JSON.stringify(shown().at(-1)?.body);

describe("what is written", () => {
  it("is on the screen before the core answers, and once when it has (C-V-8)", async () => {
    const before = shown().length;
    composer.type("hello there");

    const sent = send(app, composer);
    expect(words()).toContain("hello there");
    expect(shown().at(-1)?.state).toBe("queued");
    await sent;

    expect(shown()).toHaveLength(before + 1);
    expect(words()).toContain("hello there");
  });

  it("shows what it answers at once", () => {
    const answered = shown().at(-1);
    composer.type("yes");
    if (answered) composer.answer(answered);

    void send(app, composer);

    expect(shown().at(-1)?.quote?.line_id).toBe(answered?.id);
  });

  it("goes back into the composer when the core says no", async () => {
    const before = shown().length;
    core.failing.set("say", "too_large");
    composer.type("far too much");

    await send(app, composer);

    expect(shown()).toHaveLength(before);
    expect(composer.text.value).toBe("far too much");
  });
});

describe("an id", () => {
  it("is a UUID of version 7, each greater than the one before, whatever the clock does", () => {
    const ids = [NOW, NOW, NOW - 5_000, NOW + 1].map(freshId);

    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
