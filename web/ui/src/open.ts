import type { Brand } from "./brands/brand.ts";
import type { Core } from "./core/core.ts";
import { beginAnew } from "./platform/anew.ts";
import { autolock } from "./platform/autolock.ts";
import { keepNotices } from "./platform/notices.ts";
import { takeShared } from "./platform/share.ts";
import { register } from "./platform/service.ts";
import { start } from "./start.tsx";

/** The shipped app: the screens over the core in its worker, and what makes the page an app of the device. */
export function open(brand: Brand, core: Core): void {
  const app = start(brand, core);
  void register(brand.id).then((service) => keepNotices(app, service));
  void takeShared(app);
  autolock(app);
  beginAnew(app.session, (stays) => {
    if (!stays) history.replaceState(null, "", location.pathname);
    location.reload();
  });
}
