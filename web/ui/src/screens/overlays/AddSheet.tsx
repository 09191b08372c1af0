import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Id, Person } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { PeoplePicker } from "../new/NewGroup.tsx";
import "./ForwardSheet.css";

/** More people into a group; they read what comes from now on. */
export function AddSheet({ conversation }: { conversation: Id }) {
  const { core, words, overlays, people, attempt } = useApp();
  const { t } = words;
  const chosen = useSignal<readonly Person[]>([]);
  const inside = useSignal<readonly Id[]>([]);
  const busy = useSignal(false);
  useEffect(() => {
    void people.load();
    core.ask("group", { conversation_id: conversation }).then(
      (group) => (inside.value = group.members.map((one) => one.person.user_id)),
      () => undefined,
    );
  }, [conversation]);
  const add = async () => {
    busy.value = true;
    const user_ids = chosen.value.map((one) => one.user_id);
    if (await attempt(() => core.ask("invite", { conversation_id: conversation, user_ids }))) overlays.close();
    busy.value = false;
  };
  return (
    <Sheet title={t("group.add")} onClose={() => overlays.close()}>
      <div class="sheet-list">
        <PeoplePicker chosen={chosen.value} onChange={(next) => (chosen.value = next)} without={inside.value} />
      </div>
      <div class="pane-tools">
        <Button wide busy={busy.value} disabled={chosen.value.length === 0} onClick={() => void add()}>
          {t("group.add")}
        </Button>
      </div>
    </Sheet>
  );
}
