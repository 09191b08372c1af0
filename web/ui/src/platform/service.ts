import { ownScript } from "./trusted.ts";

/** The brand's service worker: the shell without a network, notices without a page. Absent where there are none. */
export async function register(brand: string): Promise<ServiceWorkerRegistration | undefined> {
  if (!("serviceWorker" in navigator)) return undefined;
  return navigator.serviceWorker.register(ownScript(`/${brand}/sw.js`), { scope: `/${brand}/` }).catch(() => undefined);
}
