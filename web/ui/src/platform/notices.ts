/** Whether the page runs as an installed app. */
export function onHomeScreen(): boolean {
  return matchMedia("(display-mode: standalone)").matches;
}

/** Only after a tap: browsers refuse a question that comes by itself. */
export async function askForNotices(): Promise<boolean> {
  return "Notification" in window && (await Notification.requestPermission()) === "granted";
}
