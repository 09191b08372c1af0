import { Check } from "lucide";
import { useSignal } from "@preact/signals";
import type { Id, Line } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { SearchField } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "../new/NewGroup.css";
import "./ForwardSheet.css";

/** Sends a message on to one or more chats. */
export function ForwardSheet({ line }: { line: Line }) {
  const { core } = useApp();
  return <ChatsSheet send={(conversation_ids) => core.ask("forward", { line_id: line.id, conversation_ids })} />;
}

/** Sends somebody's contact to one or more chats. */
export function CardSheet({ user }: { user: Id }) {
  const { core } = useApp();
  const send = (ids: Id[]) => Promise.all(ids.map((conversation_id) => core.ask("send_card", { conversation_id, user_id: user })));
  return <ChatsSheet send={send} />;
}

function ChatsSheet({ send }: { send: (chats: Id[]) => Promise<unknown> }) {
  const { words, overlays, conversations, attempt, toasts } = useApp();
  const { t } = words;
  const query = useSignal("");
  const chosen = useSignal<ReadonlySet<Id>>(new Set());
  const busy = useSignal(false);
  const asked = query.value.trim().toLocaleLowerCase();
  const rows = conversations.list.value.filter((row) => row.writable && row.title.toLocaleLowerCase().includes(asked));
  const toggle = (id: Id) => {
    const next = new Set(chosen.value);
    if (!next.delete(id)) next.add(id);
    chosen.value = next;
  };
  const go = async () => {
    busy.value = true;
    const done = await attempt(() => send([...chosen.value]));
    busy.value = false;
    if (done) (overlays.close(), toasts.show("chat.forwarded"));
  };
  return (
    <Sheet title={t("forward.title")} onClose={() => overlays.close()}>
      <div class="pane-tools">
        <SearchField label={t("list.search")} value={query.value} onInput={(text) => (query.value = text)} />
      </div>
      <ul class="picker-list sheet-list">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" role="checkbox" aria-checked={chosen.value.has(row.id)} onClick={() => toggle(row.id)}>
              <Avatar id={row.person?.user_id ?? row.id} name={row.title} size={44} group={row.kind === "group"} />
              <span class="row-words one-line" dir="auto">{row.title}</span>
              <span class="tick-box" aria-hidden="true">
                <Icon of={Check} size={14} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="pane-tools">
        <Button wide busy={busy.value} disabled={chosen.value.size === 0} onClick={() => void go()}>
          {chosen.value.size ? t("forward.send", { n: chosen.value.size }) : t("composer.send")}
        </Button>
      </div>
    </Sheet>
  );
}
