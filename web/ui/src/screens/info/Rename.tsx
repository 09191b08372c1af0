import { useSignal } from "@preact/signals";
import type { Group } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";

const LONGEST = 100;

/** The group's name, for those who may change it. The button comes with a change. */
export function Rename({ group, onDone }: { group: Group; onDone: (group: Group) => void }) {
  const { core, words, attempt } = useApp();
  const { t } = words;
  const name = useSignal(group.name);
  const rename = () =>
    attempt(async () => onDone(await core.ask("rename", { conversation_id: group.conversation_id, name: name.value.trim() })));
  return (
    <form class="rename" onSubmit={(event) => (event.preventDefault(), void rename())}>
      <Field label={t("info.rename")} value={name.value} maxLength={LONGEST} onInput={(text) => (name.value = text)} />
      {name.value.trim() && name.value.trim() !== group.name && <Button type="submit">{t("app.save")}</Button>}
    </form>
  );
}
