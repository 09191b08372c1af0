import type { App } from "../state/app.ts";

const TAG = "messages";

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
 * While the app runs and is not looked at, a new line makes the notice: that there is one, never who wrote or what.
 * Looking at the app takes it away.
 */
export function keepNotices(app: App, service: ServiceWorkerRegistration | undefined): void {
  const { core, settings, conversations, brand, words, clock } = app;
  core.on((event) => {
    if (event.event !== "line" || event.data.mine || !document.hidden || !settings.notices.value) return;
    const conversation = conversations.one(event.data.conversation_id);
    const old = clock() - event.data.at > 60_000;
    if (old || !conversation || conversation.muted_until > clock() || conversation.standing !== "accepted") return;
    const body = words.t("notice.message");
    void service?.showNotification(brand.name, { body, tag: TAG, icon: `/${brand.id}/icon-192.png`, data: { to: `/${brand.id}/` } });
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void service?.getNotifications({ tag: TAG }).then((all) => all.forEach((one) => one.close()));
  });
}
