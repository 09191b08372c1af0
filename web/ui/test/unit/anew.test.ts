import { describe, expect, it } from "vitest";
import { FixtureCore } from "../fixture/core.ts";
import { beginAnew } from "../../src/platform/anew.ts";
import { Session } from "../../src/state/session.ts";

async function shown(core: FixtureCore) {
  const session = new Session(core);
  const reloads: boolean[] = [];
  beginAnew(session, (stays) => reloads.push(stays));
  session.watch(() => void session.begin());
  await session.begin();
  return reloads;
}

describe("a page", () => {
  it("begins anew when the profile it has shown is locked", async () => {
    const core = new FixtureCore();
    const page = await shown(core);
    expect(page).toEqual([]);

    await core.lock();

    expect(page).toEqual([true]);
  });

  it("begins anew when the profile it has shown is forgotten, before anybody else can come", async () => {
    const core = new FixtureCore();
    const page = await shown(core);

    await core.forget();
    await new Promise((done) => setTimeout(done));

    expect(page).toEqual([false]);
  });

  it("stays where it is while nobody was shown", async () => {
    const core = new FixtureCore();
    core.standing = "none";
    const page = await shown(core);
    core.standing = "active";
    await core.lock();

    expect(page).toEqual([]);
  });
});
