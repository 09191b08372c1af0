import { render } from "preact";
import type { Brand } from "./brands/brand.ts";
import type { Core } from "./core/core.ts";
import { Root } from "./screens/Root.tsx";
import { App, AppContext } from "./state/app.ts";
import "./style/base.css";

/** Draws a brand's app over a core. The answer is what the screens draw from. */
export function start(brand: Brand, core: Core, clock: () => number = Date.now): App {
  document.documentElement.dataset["brand"] = brand.id;
  const app = new App(brand, core, clock);
  const place = document.getElementById("app");
  if (!place) throw new Error("the page has no place for the app");
  render(
    <AppContext.Provider value={app}>
      <Root />
    </AppContext.Provider>,
    place,
  );
  void app.glances.look();
  app.glances.keep();
  app.session.watch(() => void app.attempt(() => app.session.begin()));
  return app;
}
