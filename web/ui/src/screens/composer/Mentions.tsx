import { useSignal } from "@preact/signals";
import { useEffect, type MutableRef } from "preact/hooks";
import type { Conversation, Person } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import type { Composer } from "../../state/composer.ts";
import { Avatar } from "../../ui/Avatar.tsx";

interface Props {
  conversation: Conversation;
  composer: Composer;
  input: MutableRef<HTMLTextAreaElement | null>;
}

const SHOWN = 5;

/** Members whose name begins with what follows an `@` before the caret. */
export function Mentions({ conversation, composer, input }: Props) {
  const { core, words } = useApp();
  const members = useSignal<Person[]>([]);
  const caret = input.current?.selectionEnd ?? composer.text.value.length;
  const asked = /(?:^|\s)@(\p{L}*)$/u.exec(composer.text.value.slice(0, caret));
  useEffect(() => {
    if (!asked || members.value.length > 0) return;
    core.ask("group", { conversation_id: conversation.id }).then(
      (group) => (members.value = group.members.filter((one) => !one.mine).map((one) => one.person)),
      () => undefined,
    );
  }, [asked !== null]);
  if (!asked) return null;
  const word = (asked[1] ?? "").toLocaleLowerCase();
  const found = members.value.filter((one) => one.name.toLocaleLowerCase().startsWith(word)).slice(0, SHOWN);
  if (found.length === 0) return null;
  return (
    <ul class="mentions" aria-label={words.t("composer.mention")}>
      {found.map((person) => (
        <li key={person.user_id}>
          <button
            type="button"
            onClick={() => {
              composer.mention(person, caret - word.length - 1, caret);
              input.current?.focus();
            }}
          >
            <Avatar id={person.user_id} name={person.name} size={32} />
            <span dir="auto">{person.name}</span>
            <small>
              <bdi>@{person.username}</bdi>
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
