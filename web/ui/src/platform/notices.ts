import type { CoreEvent } from "../core/contract.ts";
import type { App } from "../state/app.ts";
import type { Key } from "../words/words.ts";

const TAG = "messages";
/** Older lines come of a backlog, which the relay has told already. */
const FRESH = 60_000;

/** Whether the page runs as an installed app. */
export function onHomeScreen(): boolean {
  return matchMedia("(display-mode: standalone)").matches;
}

/**
 * Asks for notices and, where the browser has a push service, lets the relay reach this device by it. Only after a tap:
 * browsers refuse a question that comes by itself. False: the user or the browser said no.
 */
export async function turnOnNotices({ core, brand }: App): Promise<boolean> {
  if (!("Notification" in window) || (await Notification.requestPermission()) !== "granted") return false;
  const service = await navigator.serviceWorker?.getRegistration(`/${brand.id}/`);
  if (!service || !("pushManager" in service)) return true;
  const { key } = await core.ask("push_key", {});
  const own = await service.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys = {} } = own.toJSON();
  const navigate = `${location.origin}/${brand.id}/`;
  await core.ask("subscribe", { endpoint: endpoint ?? "", p256dh: keys["p256dh"] ?? "", auth: keys["auth"] ?? "", navigate });
  return true;
}

export async function turnOffNotices({ core, brand }: App): Promise<void> {
  const service = await navigator.serviceWorker?.getRegistration(`/${brand.id}/`);
  await (await service?.pushManager?.getSubscription())?.unsubscribe();
  await core.ask("unsubscribe", {});
}

/**
 * While the app runs and is not looked at, a new line or a call makes the notice: that there is one, never who wrote or
 * what. Looking at the app takes it away.
 */
export function keepNotices(app: App, service: ServiceWorkerRegistration | undefined): void {
  const { core, settings, brand, words } = app;
  core.on((event) => {
    if (!document.hidden || !settings.notices.value) return;
    const key = notable(app, event);
    if (!key) return;
    const icon = `/${brand.id}/icon-192.png`;
    void service?.showNotification(brand.name, { body: words.t(key), tag: TAG, icon, data: { to: `/${brand.id}/` } });
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void service?.getNotifications({ tag: TAG }).then((all) => all.forEach((one) => one.close()));
  });
}

/** The words for what is worth a notice: a call that rings, a new line of somebody in a chat that is not muted. */
export function notable({ conversations, clock }: Pick<App, "conversations" | "clock">, event: CoreEvent): Key | undefined {
  if (event.event === "call" && event.data.state === "ringing" && !event.data.outgoing)
    return event.data.media === "video" ? "call.incomingVideo" : "call.incomingAudio";
  if (event.event !== "line" || event.data.mine || clock() - event.data.at > FRESH) return undefined;
  const conversation = conversations.one(event.data.conversation_id);
  const open = conversation?.standing === "accepted" && conversation.muted_until <= clock();
  return open ? "notice.message" : undefined;
}
