import { Check, X } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Person } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field, SearchField } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { matches } from "./NewMessage.tsx";
import "./NewGroup.css";

const LONGEST_NAME = 100;

/** A group: its name, and who is in it from the start. */
export function NewGroup() {
  const { core, conversations, route, words, people, attempt } = useApp();
  const { t } = words;
  const name = useSignal("");
  const chosen = useSignal<readonly Person[]>([]);
  const busy = useSignal(false);
  useEffect(() => void people.load(), []);
  const create = async () => {
    busy.value = true;
    await attempt(async () => {
      const user_ids = chosen.value.map((one) => one.user_id);
      const made = await core.ask("create_group", { name: name.value.trim(), user_ids });
      conversations.put([made]);
      route.chat(made.id);
    });
    busy.value = false;
  };
  return (
    <Pane title={t("group.title")} onBack={() => route.left("new")}>
      <form
        class="group-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field label={t("group.name")} value={name.value} maxLength={LONGEST_NAME} onInput={(text) => (name.value = text)} autofocus />
        <PeoplePicker chosen={chosen.value} onChange={(next) => (chosen.value = next)} />
        <div class="group-foot">
          <Button type="submit" wide busy={busy.value} disabled={!name.value.trim() || chosen.value.length === 0}>
            {t("group.create")}
          </Button>
        </div>
      </form>
    </Pane>
  );
}

interface PickerProps {
  chosen: readonly Person[];
  onChange: (chosen: readonly Person[]) => void;
  /** Those who are in already. */
  without?: readonly string[];
}

/** Several contacts out of all, with a search. */
export function PeoplePicker({ chosen, onChange, without = [] }: PickerProps) {
  const { people, words } = useApp();
  const { t } = words;
  const query = useSignal("");
  const asked = query.value.trim().toLocaleLowerCase();
  const offered = (people.contacts.value ?? []).filter((one) => !without.includes(one.user_id) && matches(one, asked));
  const has = (person: Person) => chosen.some((one) => one.user_id === person.user_id);
  const toggle = (person: Person) =>
    onChange(has(person) ? chosen.filter((one) => one.user_id !== person.user_id) : [...chosen, person]);
  return (
    <div class="picker" role="group" aria-label={t("group.add")}>
      <SearchField label={t("group.add")} value={query.value} onInput={(text) => (query.value = text)} />
      {chosen.length > 0 && (
        <ul class="picked">
          {chosen.map((person) => (
            <li key={person.user_id}>
              <button type="button" aria-label={t("group.remove", { name: person.name })} onClick={() => toggle(person)}>
                <Avatar id={person.user_id} name={person.name} size={24} />
                <span class="one-line" dir="auto">{person.name}</span>
                <Icon of={X} size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul class="picker-list">
        {offered.map((person) => (
          <li key={person.user_id}>
            <button type="button" role="checkbox" aria-checked={has(person)} onClick={() => toggle(person)}>
              <Avatar id={person.user_id} name={person.name} size={44} />
              <span class="row-words">
                <span class="one-line" dir="auto">{person.name}</span>
                <small>
                  <bdi>@{person.username}</bdi>
                </small>
              </span>
              <span class="tick-box" aria-hidden="true">
                <Icon of={Check} size={14} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {offered.length === 0 && <p class="pane-hint">{t("new.noContacts")}</p>}
    </div>
  );
}
