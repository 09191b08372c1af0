import type { App } from "../state/app.ts";

const TAG = "messages";

/** Whether the page runs as an installed app. */
export function onHomeScreen(): boolean {
  return matchMedia("(display-mode: standalone)").matches;
}

/** Only after a tap: browsers refuse a question that comes by itself. */
export async function askForNotices(): Promise<boolean> {
  return "Notification" in window && (await Notification.requestPermission()) === "granted";
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
