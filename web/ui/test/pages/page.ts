import type { Brand } from "../../src/brands/brand.ts";
import { start } from "../../src/start.tsx";
import { FixtureCore } from "../fixture/core.ts";
import { NOW } from "../fixture/lines.ts";
import type { App } from "../../src/state/app.ts";

declare global {
  interface Window {
    core: FixtureCore;
    app: App;
  }
}

/** An app over the scripted world. `?standing=…`, `?hang=…` and `?fail=…` choose what the core does. */
export function page(brand: Brand): void {
  const asked = new URLSearchParams(location.search);
  const core = new FixtureCore();
  core.standing = (asked.get("standing") ?? "active") as FixtureCore["standing"];
  core.profile = (asked.get("profile") ?? "open") as FixtureCore["profile"];
  asked.getAll("hang").forEach((name) => core.hanging.add(name as "people"));
  for (const [name = "", code = "unreachable"] of asked.getAll("fail").map((one) => one.split(":"))) core.failing.set(name as "people", code);
  if (asked.has("empty")) core.world.conversations.clear();
  if (asked.has("empty")) core.world.people.length = core.world.calls.length = 0;
  window.core = core;
  window.app = start(brand, core, () => NOW);
}
