import { effect } from "@preact/signals";
import type { Session } from "../state/session.ts";

/**
 * A page that has shown a profile which is locked or gone begins anew: nothing of it stays in the page's memory, nor is
 * any of it shown to whoever comes next.
 * `reload` learns whether the same profile comes again, at the place where it was left.
 */
export function beginAnew(session: Session, reload: (stays: boolean) => void): void {
  let shown = false;
  effect(() => {
    const stays = ["locked", "lost_keys"].includes(session.profile.value);
    if (shown && (stays || session.standing.value === "none")) reload(stays);
    shown ||= session.known() !== undefined;
  });
}
