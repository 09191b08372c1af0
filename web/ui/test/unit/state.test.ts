import { describe, expect, it } from "vitest";
import { FixtureCore } from "../fixture/core.ts";
import { NOW, short } from "../fixture/lines.ts";
import { PEOPLE } from "../fixture/people.ts";
import { Composer } from "../../src/state/composer.ts";
import { Conversations } from "../../src/state/conversations.ts";
import { shown } from "../../src/state/transfers.ts";
import { Timeline } from "../../src/state/timeline.ts";

const many = (count: number) => short("c-sarah", PEOPLE.sarah, 6000, ...Array.from({ length: count }, (_, i) => `line ${i}`));

async function timeline(count: number) {
  const core = new FixtureCore();
  core.world.lines.set("c-sarah", many(count));
  const window = new Timeline(core, "c-sarah");
  await window.open();
  return { core, window, all: core.world.lines.get("c-sarah") ?? [] };
}

/** Until what came together is drawn together. */
const drawn = () => new Promise((done) => setTimeout(done, 60));

describe("a timeline", () => {
  it("draws what comes in one go once, and lets go of the oldest while one follows the newest (R3.2)", async () => {
    const { window } = await timeline(60);
    let drawings = 0;
    const stop = window.lines.subscribe(() => drawings++);
    const start = performance.now();

    const came = short("c-sarah", PEOPLE.sarah, 1, ...Array.from({ length: 5_000 }, (_, i) => `late ${i}`));
    came.forEach((line, i) => window.hear({ event: "line", data: { ...line, id: `z${String(i).padStart(5, "0")}`, at: NOW + i } }));
    await drawn();
    stop();

    expect(window.lines.value.length).toBeLessThanOrEqual(2_000);
    expect(window.lines.value.at(-1)?.id).toBe("z04999");
    expect(window.older.value).toBe(true);
    expect(drawings).toBeLessThan(5 + (performance.now() - start) / 50);
  });

  it("keeps what somebody looks at", async () => {
    const { window } = await timeline(60);
    window.held = true;

    const came = short("c-sarah", PEOPLE.sarah, 1, ...Array.from({ length: 2_400 }, (_, i) => `late ${i}`));
    came.forEach((line, i) => window.hear({ event: "line", data: { ...line, id: `z${String(i).padStart(5, "0")}`, at: NOW + i } }));
    await drawn();

    expect(window.lines.value).toHaveLength(2_460);
  });

  it("shows the newest page and grows at its older end, in order", async () => {
    const { window } = await timeline(100);
    expect(window.lines.value).toHaveLength(60);

    await window.growOlder();

    expect(window.lines.value.map((line) => line.id)).toEqual(many(100).map((line) => line.id));
    expect(window.older.value).toBe(false);
  });

  it("puts a new line at its end and a changed one in its place", async () => {
    const { core, window } = await timeline(3);
    const line = await core.ask("say", { conversation_id: "c-sarah", text: "new" });

    window.hear({ event: "line", data: line });
    window.hear({ event: "line", data: { ...line, state: "read" } });
    await drawn();

    expect(window.lines.value.map((one) => one.state).at(-1)).toBe("read");
    expect(window.lines.value).toHaveLength(4);
  });

  it("does not show a line that lies beyond its window", async () => {
    const { window, all } = await timeline(100);
    const [first] = all;

    window.hear({ event: "line", data: { ...first!, edited: true } });

    expect(window.has(first!.id)).toBe(false);
  });

  it("lets go of a removed line and passes over other chats", async () => {
    const { window } = await timeline(3);
    const [first] = window.lines.value;

    window.hear({ event: "line", data: { ...first!, id: "x", conversation_id: "c-mike" } });
    window.hear({ event: "line_removed", data: { conversation_id: "c-sarah", line_id: first!.id } });

    expect(window.lines.value).toHaveLength(2);
  });

  it("moves the divider when it is opened again with something new, and takes it away without", async () => {
    const { core, window, all } = await timeline(5);
    core.world.firstUnread.set("c-sarah", all[4]!.id);
    await window.open(undefined, true);
    expect(window.firstUnread.value).toBe(all[4]!.id);

    await window.open();

    expect(window.firstUnread.value).toBeUndefined();
  });

  it("says that it failed, and opens when asked once more", async () => {
    const core = new FixtureCore();
    core.failing.set("timeline", "unreachable");
    const window = new Timeline(core, "c-sarah");
    await window.open();
    expect(window.loading.value).toBe("failed");

    core.failing.clear();
    await window.open();

    expect(window.loading.value).toBe("ready");
  });
});

describe("the conversations", () => {
  it("stand pinned first, then newest first, and move when something is said", async () => {
    const core = new FixtureCore();
    const conversations = new Conversations(core);
    await Promise.all([conversations.load("pinned"), conversations.load("list")]);
    expect(conversations.list.value.slice(0, 2).map((row) => row.id)).toEqual(["c-group", "c-mike"]);

    const jonas = conversations.one("c-jonas")!;
    conversations.hear({ event: "conversation", data: { ...jonas, place: "9999999999999999" } });

    expect(conversations.list.value.slice(0, 2).map((row) => row.id)).toEqual(["c-group", "c-jonas"]);
  });

  it("count what is unread, but not what is muted", async () => {
    const core = new FixtureCore();
    const conversations = new Conversations(core);
    await Promise.all([conversations.load("pinned"), conversations.load("list")]);
    expect(conversations.unread.value).toBe(2);

    await core.ask("mute", { conversation_id: "c-emma", until: NOW + 1 });
    conversations.put(await core.ask("conversations", { shelf: "list", limit: 50 }));

    expect(conversations.unread.value).toBe(1);
  });
});

describe("the composer", () => {
  const composer = async () => {
    const core = new FixtureCore();
    return new Composer(core, () => NOW, await core.ask("conversation", { conversation_id: "c-ivy" }));
  };

  it("begins with the draft that was kept", async () => {
    expect((await composer()).text.value).toBe("Nearly! The last chapter");
  });

  it("tells where a mention stands, and not one that was deleted again", async () => {
    const own = await composer();
    own.type("hello @em");
    own.mention(PEOPLE.emma, 6, 9);
    expect(own.take()).toMatchObject({
      text: "hello @Emma Davis",
      mentions: [{ start: 6, length: 11, user_id: PEOPLE.emma.user_id }],
    });

    own.type("@");
    own.mention(PEOPLE.emma, 0, 1);
    own.type("nobody");

    expect(own.take().mentions).toEqual([]);
  });

  it("is empty after its words were taken, and no longer a reply", async () => {
    const own = await composer();
    own.answer(many(1)[0]!);

    expect(own.take().reply?.id).toBe("c-sarah-00000");

    expect([own.text.value, own.reply.value, own.ready.value]).toEqual(["", undefined, false]);
  });
});

describe("a foreign file type", () => {
  it("is kept for pictures, sound and film, and never for what a browser would run", () => {
    expect(shown("image/png")).toBe("image/png");
    expect(shown("audio/webm;codecs=opus")).toBe("audio/webm;codecs=opus");
    for (const type of ["text/html", "image/svg+xml", "application/xhtml+xml", "image/png\ntext/html", "video/mp4x"])
      expect(shown(type)).toBe("application/octet-stream");
  });
});
