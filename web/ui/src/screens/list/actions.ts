import { Archive, ArchiveRestore, Bell, BellOff, Pin, PinOff } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import type { App } from "../../state/app.ts";
import type { Action } from "../../state/overlay.ts";

/** What can be done with a chat from its row: by a swipe, the menu, or the keyboard. */
export function rowActions(app: App, row: Conversation): Action[] {
  const { core, attempt, overlays } = app;
  const conversation_id = row.id;
  const muted = row.muted_until > app.clock();
  return [
    {
      label: row.pinned ? "list.unpin" : "list.pin",
      icon: row.pinned ? PinOff : Pin,
      act: () => void attempt(() => core.ask("pin", { conversation_id, pinned: !row.pinned })),
    },
    {
      label: muted ? "list.unmute" : "list.mute",
      icon: muted ? Bell : BellOff,
      act: () =>
        muted
          ? void attempt(() => core.ask("mute", { conversation_id, until: 0 }))
          : overlays.show({ kind: "mute", conversation: conversation_id }),
    },
    {
      label: row.archived ? "list.unarchive" : "list.archive",
      icon: row.archived ? ArchiveRestore : Archive,
      act: () => void attempt(() => core.ask("archive", { conversation_id, archived: !row.archived })),
    },
  ];
}
