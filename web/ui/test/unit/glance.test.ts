import { describe, expect, it } from "vitest";
import { FixtureCore } from "../fixture/core.ts";
import { SELF } from "../fixture/people.ts";
import { Composer } from "../../src/state/composer.ts";
import { Conversations } from "../../src/state/conversations.ts";
import { Glances } from "../../src/state/glance.ts";
import { Session } from "../../src/state/session.ts";
import { Timelines } from "../../src/state/timelines.ts";

function page(core: FixtureCore) {
  const session = new Session(core);
  const conversations = new Conversations(core);
  const timelines = new Timelines(core);
  core.on((event) => [session, conversations, timelines].forEach((one) => one.hear(event)));
  const glances = new Glances(core, session, conversations, timelines);
  const begin = () => {
    session.watch(() => void session.begin());
    return Promise.all([conversations.load("pinned"), conversations.load("list")]);
  };
  return { session, conversations, timelines, glances, begin };
}

/** A page that had a chat open, and went. */
async function before(chat: string) {
  const core = new FixtureCore();
  const last = page(core);
  await last.begin();
  await last.timelines.of(chat).open();
  last.glances.take();
  return { core, last };
}

/** The core as it is while its worker starts: it answers nothing yet. */
function starting(core: FixtureCore): void {
  core.profile = "opening";
  for (const name of ["hello", "conversations", "conversation", "timeline"] as const) core.hanging.add(name);
}

describe("a glance", () => {
  it("shows list and chat at a start before the core has said a word (R3.1)", async () => {
    const { core, last } = await before("c-sarah");
    starting(core);

    const next = page(core);
    void next.begin();
    await next.glances.look();
    void next.timelines.of("c-sarah").open();

    expect(next.session.standing.value).toBe("active");
    expect(next.session.self.value).toEqual(SELF);
    expect(next.conversations.list.value.map((row) => row.id)).toEqual(last.conversations.list.value.slice(0, 40).map((row) => row.id));
    expect(next.timelines.of("c-sarah").lines.value.at(-1)).toEqual(last.timelines.of("c-sarah").lines.value.at(-1));
    expect(next.conversations.isKnown("c-sarah")).toBe(false);
  });

  it("gives way to what the core says: rows and lines that are gone go, what was said meanwhile stays", async () => {
    const { core } = await before("c-sarah");
    const lines = core.world.lines.get("c-sarah")!;
    const gone = lines.at(-2)!;
    core.world.lines.set("c-sarah", lines.filter((line) => line !== gone));
    core.world.conversations.delete("c-mike");

    const next = page(core);
    await next.glances.look();
    const timeline = next.timelines.of("c-sarah");
    const opened = timeline.open();
    expect(timeline.has(gone.id)).toBe(true);
    expect(next.conversations.one("c-mike")).toBeDefined();
    const said = { ...lines.at(-1)!, id: "z-said", at: lines.at(-1)!.at + 1, mine: true };
    timeline.put(said);
    await Promise.all([opened, next.begin()]);

    expect(timeline.has(gone.id)).toBe(false);
    expect(timeline.lines.value.at(-1)).toEqual(said);
    expect(timeline.grownBefore.value).toBe(0);
    expect(next.conversations.one("c-mike")).toBeUndefined();
  });

  it("comes too late once the core has spoken, and is none of a profile that is locked", async () => {
    const { core } = await before("c-sarah");
    const late = page(core);
    await late.begin();
    await late.session.begin();
    await late.glances.look();
    expect(late.session.known()).toEqual(SELF);

    core.profile = "locked";
    const locked = page(core);
    locked.session.watch(() => undefined);
    await locked.glances.look();
    expect(locked.session.standing.value).toBe("starting");
    expect(locked.conversations.list.value).toEqual([]);
  });

  it("ends with a core that says that nobody is logged in, or does not say hello", async () => {
    const { core } = await before("c-sarah");
    core.standing = "logged_out";
    const out = page(core);
    await out.glances.look();
    expect(out.session.standing.value).toBe("active");
    await out.session.begin();
    expect(out.session.standing.value).toBe("logged_out");

    core.failing.set("hello", "unavailable");
    const failing = page(core);
    await failing.glances.look();
    await failing.session.begin().catch(() => undefined);
    expect(failing.session.standing.value).toBe("starting");
    expect(failing.session.failed.value).toBe(true);
  });

  it("stays while the profile opens, and is not kept anew before the core has said who is here", async () => {
    const { core } = await before("c-sarah");
    const kept = core.glanced;
    core.hanging.add("hello");
    core.profile = "opening";
    const next = page(core);
    await Promise.all([next.begin(), next.glances.look()]);
    await core.unlock("correct");
    expect(next.session.profile.value).toBe("open");
    expect(next.session.standing.value).toBe("active");

    core.emit({ event: "conversation", data: { ...core.world.conversations.get("c-sarah")!, title: "another" } });
    next.glances.take();

    expect(core.glanced).toBe(kept);
  });

  it("is without the lines of a chat that has newer ones", async () => {
    const { core } = await before("c-sarah");
    const sarah = core.world.conversations.get("c-sarah")!;
    Object.assign(sarah, { preview: { ...sarah.preview, line_id: "z-newer" } });
    const next = page(core);
    await next.glances.look();
    await next.begin();
    await next.session.begin();
    next.glances.take();

    expect((JSON.parse(core.glanced!) as { pages: unknown[] }).pages).toEqual([]);
  });

  it("has no words that may be gone: drafts, and what disappears (C-L-6)", async () => {
    const core = new FixtureCore();
    const [sarah, mike] = [core.world.conversations.get("c-sarah")!, core.world.conversations.get("c-mike")!];
    Object.assign(sarah, { draft: "half a thought" });
    Object.assign(mike, { timer: 60 });
    core.world.lines.get("c-mike")!.at(-1)!.expires_after = 60;
    const last = page(core);
    await last.begin();
    await last.timelines.of("c-mike").open();
    last.glances.take();

    const glance = JSON.parse(core.glanced!) as { rows: { id: string; draft: string; preview?: object }[]; pages: [string][] };
    expect(core.glanced).not.toContain("half a thought");
    expect(glance.rows.find((row) => row.id === "c-mike")?.preview).toBeUndefined();
    expect(glance.pages.map(([id]) => id)).not.toContain("c-mike");
  });

  it("of a chat in which something has happened since it was open is not kept", async () => {
    const { core } = await before("c-sarah");
    const next = page(core);
    await next.glances.look();
    await next.begin();
    core.emit({ event: "line", data: { ...core.world.lines.get("c-sarah")!.at(-1)!, edited: true } });
    next.glances.take();

    expect((JSON.parse(core.glanced!) as { pages: unknown[] }).pages).toEqual([]);
  });
});

describe("a composer", () => {
  it("recalls the draft when the core has told it, unless one is writing already", async () => {
    const core = new FixtureCore();
    const row = { ...(await core.ask("conversation", { conversation_id: "c-sarah" })), draft: "" };
    const idle = new Composer(core, Date.now, row);
    idle.recall("half a thought");
    expect(idle.text.value).toBe("half a thought");

    const busy = new Composer(core, Date.now, row);
    busy.type("another");
    busy.recall("half a thought");
    expect(busy.text.value).toBe("another");
  });
});
