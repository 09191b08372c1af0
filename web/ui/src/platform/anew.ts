import { effect } from "@preact/signals";
import type { Session } from "../state/session.ts";

/**
 * A page that has shown a profile which is locked or gone begins anew: nothing of it stays in the page's memory, nor is
 * any of it shown to whoever comes next.
 */
export function beginAnew(session: Session, reload: () => void): void {
  let shown = false;
  effect(() => {
    const closed = ["locked", "lost_keys"].includes(session.profile.value) || session.standing.value === "none";
    if (shown && closed) reload();
    shown ||= session.known() !== undefined;
  });
}
