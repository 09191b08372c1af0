import { describe, expect, it, vi } from "vitest";
import { FixtureCore } from "../fixture/core.ts";
import { PEOPLE, SELF } from "../fixture/people.ts";
import { Pictures } from "../../src/state/pictures.ts";
import { Session } from "../../src/state/session.ts";

describe("a session", () => {
  async function begun() {
    const session = new Session(new FixtureCore());
    await session.begin();
    return session;
  }

  it("shows the way back as soon as the log-in is over, and whose messages are here", async () => {
    const session = await begun();
    session.hear({ event: "connection", data: { state: "offline" } });
    expect(session.standing.value).toBe("active");

    session.hear({ event: "connection", data: { state: "logged_out" } });

    expect(session.standing.value).toBe("logged_out");
    expect(session.self.value?.username).toBe(SELF.username);
  });

  it("takes one's own new name and picture, and nobody else's", async () => {
    const session = await begun();
    session.hear({ event: "person", data: { ...PEOPLE.sarah, name: "Somebody" } });
    expect(session.self.value).toEqual(SELF);

    session.hear({ event: "person", data: { ...PEOPLE.sarah, user_id: SELF.user_id, name: "Me Anew", has_picture: true } });

    expect(session.self.value).toEqual({ ...SELF, name: "Me Anew", has_picture: true });
  });
});

describe("pictures", () => {
  it("are asked for once, and again when the person has another", async () => {
    const core = new FixtureCore();
    const asked = vi.spyOn(core, "ask").mockResolvedValue({ handle: "h-0" } as never);
    core.offer(new Blob(["one"]));
    const pictures = new Pictures(core);

    expect(pictures.of("u-sarah", false)).toBeUndefined();
    pictures.of("u-sarah", false);
    await vi.waitFor(() => expect(pictures.of("u-sarah", false)).toMatch(/^blob:/));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith("picture", { user_id: "u-sarah" });
    const before = pictures.of("u-sarah", false);
    pictures.hear({ event: "person", data: PEOPLE.mike });
    pictures.hear({ event: "person", data: { ...PEOPLE.sarah, user_id: "u-sarah" } });

    await vi.waitFor(() => expect(pictures.of("u-sarah", false)).not.toBe(before));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("are not there where the core has none: letters stand in for them", async () => {
    const core = new FixtureCore();
    core.failing.set("picture", "not_there");
    const pictures = new Pictures(core);

    pictures.of("c-group", true);
    await Promise.resolve();

    expect(pictures.of("c-group", true)).toBeUndefined();
  });
});
