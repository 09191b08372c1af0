import type { App } from "../state/app.ts";

/** Where the service worker leaves what another app has shared with this one. */
export const SHARED = "shared";

/** Takes what was shared and lets the user choose the chat it goes to. */
export async function takeShared(app: App): Promise<void> {
  if (!new URLSearchParams(location.search).has(SHARED) || !("caches" in window)) return;
  const cache = await caches.open(SHARED);
  const files: File[] = [];
  let text = "";
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    const name = decodeURIComponent(new URL(request.url).pathname.split("/").at(-1) ?? "");
    if (!kept) continue;
    if (name === "text") text = await kept.text();
    else files.push(new File([await kept.blob()], name.replace(/^\d+-/, ""), { type: kept.headers.get("content-type") ?? "" }));
    await cache.delete(request);
  }
  history.replaceState(null, "", location.pathname + location.hash);
  if (text || files.length > 0) app.overlays.show({ kind: "shared", text, files });
}
