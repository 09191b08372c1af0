// The service worker of one brand. Its folder names the brand; the build puts in what belongs to the shell.

/** Addresses of the files of this build: filled in by the build. */
declare const __ASSETS__: string[];
/** Changes with any of them. */
declare const __VERSION__: string;

const worker = self as unknown as ServiceWorkerGlobalScope;

const SCOPE = new URL(worker.registration.scope).pathname;
const SHELL = `shell-${SCOPE}-${__VERSION__}`;
const SHARED = "shared";

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll([SCOPE, ...__ASSETS__]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener("activate", (event) => {
  const old = (name: string) => name.startsWith(`shell-${SCOPE}-`) && name !== SHELL;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.method === "POST" && pathname === `${SCOPE}share`) event.respondWith(keepShared(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/") || pathname.startsWith(SCOPE)) event.respondWith(asset(request));
});

/** The newest page while there is a network, else the one that is kept. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(SCOPE)) ?? Response.error();
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** What another app shares waits in a cache until the page has taken it. */
async function keepShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const cache = await caches.open(SHARED);
  const text = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean).join("\n");
  if (text) await cache.put(`${SCOPE}shared/text`, new Response(text));
  const files = form.getAll("files").filter((one): one is File => one instanceof File);
  await Promise.all(
    files.map((file, i) =>
      cache.put(`${SCOPE}shared/${i}-${encodeURIComponent(file.name)}`, new Response(file, { headers: { "content-type": file.type } })),
    ),
  );
  return Response.redirect(`${SCOPE}?shared=`, 303);
}

interface Declared {
  notification?: { title?: string; navigate?: string; tag?: string };
}

/** A notice that says only that there is something: the relay's words, for it knows no others. */
worker.addEventListener("push", (event) => {
  const { notification = {} } = (event.data?.json() ?? {}) as Declared;
  const title = notification.title ?? worker.registration.scope;
  const to = notification.navigate ?? SCOPE;
  event.waitUntil(
    worker.registration.showNotification(title, { tag: notification.tag ?? "messages", icon: `${SCOPE}icon-192.png`, data: { to } }),
  );
});

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const to = new URL((event.notification.data as { to?: string } | null)?.to ?? SCOPE, worker.location.origin);
  const target = to.origin === worker.location.origin ? to.href : worker.registration.scope;
  event.waitUntil(
    worker.clients.matchAll({ type: "window" }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).pathname.startsWith(SCOPE));
      return open ? open.focus() : worker.clients.openWindow(target);
    }),
  );
});
