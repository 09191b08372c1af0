import { Copy, Flag, Forward, History, Info, Pencil, Reply, Trash2, Undo2 } from "lucide";
import type { Conversation, Line } from "../../core/contract.ts";
import type { App } from "../../state/app.ts";
import type { Action } from "../../state/overlay.ts";

/** What can be done with a message now; the menu, the keys and the tools beside it all take from here. */
export function lineActions(app: App, conversation: Conversation, line: Line): Action[] {
  const { composers, overlays, clock } = app;
  const said = line.body.kind === "text" || line.body.kind === "files" || line.body.kind === "card";
  const sent = line.mine && line.state !== "failed" && line.state !== "queued" && line.state !== "held";
  const actions: (Action | false)[] = [
    conversation.writable &&
      said && { label: "menu.reply", icon: Reply, act: () => composers.of(conversation).answer(line) },
    said && { label: "menu.forward", icon: Forward, act: () => overlays.show({ kind: "forward", line }) },
    textOf(line) !== "" && { label: "menu.copy", icon: Copy, act: () => void copy(app, line) },
    line.mine &&
      line.body.kind === "text" &&
      line.editable_until > clock() && {
        label: "menu.edit",
        icon: Pencil,
        act: () => composers.of(conversation).edit(line),
      },
    line.edited && { label: "menu.edits", icon: History, act: () => overlays.show({ kind: "edits", line }) },
    sent && { label: "menu.info", icon: Info, act: () => overlays.show({ kind: "receipts", line }) },
    line.mine && said && { label: "menu.unsend", icon: Undo2, danger: true, act: () => unsend(app, line) },
    { label: "menu.deleteForMe", icon: Trash2, danger: true, act: () => void deleteForMe(app, line) },
    !line.mine && said && { label: "menu.report", icon: Flag, danger: true, act: () => report(app, conversation, line) },
  ];
  return actions.filter((action) => action !== false);
}

export function textOf(line: Line): string {
  return "parts" in line.body ? line.body.parts.map((part) => part.text).join("") : "";
}

export function myReaction(line: Line): string | undefined {
  return line.reactions.find((one) => one.mine)?.emoji;
}

/** The same once more takes it back. */
export function react(app: App, line: Line, emoji: string): void {
  const next = myReaction(line) === emoji ? "" : emoji;
  void app.attempt(() => app.core.ask("react", { line_id: line.id, emoji: next }));
}

async function copy({ toasts, attempt }: App, line: Line): Promise<void> {
  if (await attempt(() => navigator.clipboard.writeText(textOf(line)))) toasts.show("app.copied");
}

function deleteForMe({ core, attempt }: App, line: Line): Promise<boolean> {
  return attempt(() => core.ask("delete_for_me", { line_ids: [line.id] }));
}

function unsend({ core, overlays }: App, line: Line): void {
  overlays.ask({
    title: "unsend.title",
    text: "unsend.text",
    yes: "menu.unsend",
    danger: true,
    then: () => core.ask("unsend", { line_id: line.id }),
  });
}

/** The relay cannot read what is reported: what helps at once is to keep them away. */
function report({ core, overlays }: App, conversation: Conversation, line: Line): void {
  overlays.ask({
    title: "report.title",
    text: "report.text",
    values: { name: line.author_name || conversation.title },
    yes: "requests.block",
    danger: true,
    then: () => core.ask("block", { user_id: line.author, blocked: true }),
  });
}
