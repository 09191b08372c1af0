import { Archive, Inbox, type IconNode } from "lucide";
import { useEffect } from "preact/hooks";
import type { Shelf } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Empty, Failed } from "../../ui/Empty.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ConversationRow } from "./ConversationRow.tsx";

interface Props {
  shelf: Shelf;
  title: string;
  icon: IconNode;
  empty: string;
  hint?: string;
}

/** Strangers who have written. */
export function Requests() {
  const { t } = useApp().words;
  return (
    <ShelfPane
      shelf="requests"
      title={t("requests.title")}
      icon={Inbox}
      empty={t("requests.empty")}
      hint={t("requests.emptyHint")}
    />
  );
}

/** Chats that were put away. */
export function Archived() {
  const { t } = useApp().words;
  return <ShelfPane shelf="archived" title={t("list.archived")} icon={Archive} empty={t("list.noArchived")} hint={t("list.noArchivedHint")} />;
}

function ShelfPane({ shelf, title, icon, empty, hint }: Props) {
  const { conversations, route, words } = useApp();
  const rows = conversations.shelves[shelf].value;
  const state = conversations.loading[shelf].value;
  const load = () => void conversations.load(shelf);
  useEffect(load, []);
  return (
    <Pane title={title} onBack={() => route.leftBack()}>
      {shelf === "requests" && rows.length > 0 && <p class="pane-hint">{words.t("requests.hint")}</p>}
      {state === "failed" && <Failed onRetry={load} />}
      {state === "loading" && <SkeletonRows />}
      {state === "ready" && rows.length === 0 && <Empty icon={icon} title={empty} hint={hint} />}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <ConversationRow row={row} />
          </li>
        ))}
      </ul>
    </Pane>
  );
}
