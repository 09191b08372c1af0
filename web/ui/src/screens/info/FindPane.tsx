import { useSignal } from "@preact/signals";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { SearchField } from "../../ui/Field.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { Hits } from "../search/SearchPane.tsx";

/** Search within one chat. */
export function FindPane({ conversation }: { conversation: Conversation }) {
  const { route, words } = useApp();
  const { t } = words;
  const query = useSignal("");
  return (
    <Pane
      title={t("info.search")}
      onBack={() => route.detail("info")}
      tools={
        <div class="pane-tools">
          <SearchField label={t("info.search")} value={query.value} onInput={(text) => (query.value = text)} autofocus />
        </div>
      }
    >
      {query.value.trim() && <Hits query={query.value.trim()} chat={conversation.id} />}
    </Pane>
  );
}
