import { useSignal } from "@preact/signals";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { SearchField } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "./Switcher.css";

const SHOWN = 8;

/** From anywhere to any chat by its name: arrows choose, Enter goes. */
export function Switcher() {
  const { words, overlays, conversations, route } = useApp();
  const { t } = words;
  const query = useSignal("");
  const at = useSignal(0);
  const asked = query.value.trim().toLocaleLowerCase();
  const rows = conversations.list.value.filter((row) => row.title.toLocaleLowerCase().includes(asked)).slice(0, SHOWN);
  const go = (id: string | undefined) => {
    if (!id) return;
    overlays.close();
    route.chat(id);
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) at.value = Math.max(0, Math.min(rows.length - 1, at.value + by));
    else if (event.key === "Enter") go(rows[at.value]?.id);
    else return;
    event.preventDefault();
  };
  return (
    <Sheet title={t("switcher.placeholder")} onClose={() => overlays.close()} bare size="medium">
      <div class="switcher" onKeyDown={key}>
        <SearchField
          label={t("switcher.placeholder")}
          value={query.value}
          onInput={(text) => ((query.value = text), (at.value = 0))}
          autofocus
        />
        <ul>
          {rows.map((row, i) => (
            <li key={row.id}>
              <button type="button" aria-current={i === at.value} onClick={() => go(row.id)}>
                <Avatar id={row.person?.user_id ?? row.id} name={row.title} size={32} group={row.kind === "group"} />
                <span class="one-line" dir="auto">{row.title}</span>
              </button>
            </li>
          ))}
        </ul>
        {rows.length === 0 && <p class="pane-hint">{t("switcher.none")}</p>}
      </div>
    </Sheet>
  );
}
