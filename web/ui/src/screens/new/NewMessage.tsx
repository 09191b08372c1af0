import { Users } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Person } from "../../core/contract.ts";
import { codeOf } from "../../core/core.ts";
import { useApp } from "../../state/app.ts";
import { failureKey } from "../../words/failures.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { SearchField } from "../../ui/Field.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { useWriteTo } from "../useWriteTo.ts";

const AFTER = 300;

/** Whom to write to: a contact, or anyone by their whole username. `wanted` comes from an invitation. */
export function NewMessage({ wanted }: { wanted: string | undefined }) {
  const { people, route, words } = useApp();
  const { t } = words;
  const query = useSignal(wanted ?? "");
  const write = useWriteTo();
  useEffect(() => void people.load(), []);
  const asked = query.value.trim().replace(/^@/, "").toLocaleLowerCase();
  const contacts = people.contacts.value ?? [];
  const found = contacts.filter((one) => !asked || matches(one, asked));
  const exact = contacts.some((one) => one.username === asked);
  return (
    <Pane
      title={t("new.title")}
      onBack={() => route.leftBack()}
      tools={
        <div class="pane-tools">
          <SearchField label={t("new.placeholder")} value={query.value} onInput={(text) => (query.value = text)} autofocus />
        </div>
      }
    >
      {!asked && <Row icon={Users} label={t("new.group")} leads onClick={() => route.left("group")} />}
      {asked && !exact && <Stranger username={asked} />}
      {found.length > 0 && (
        <Section title={t("new.contacts")}>
          {found.map((person) => (
            <PersonChoice key={person.user_id} person={person} onChoose={() => write(person.username)} />
          ))}
        </Section>
      )}
      {contacts.length === 0 && !asked && <p class="pane-hint">{t("new.noContacts")}</p>}
    </Pane>
  );
}

export function matches(person: Person, word: string): boolean {
  return person.username.startsWith(word) || person.name.toLocaleLowerCase().includes(word);
}

export function PersonChoice({ person, onChoose }: { person: Person; onChoose: () => void }) {
  const { people } = useApp();
  const online = people.presence(person.user_id)?.online;
  return (
    <Row
      label={person.name}
      hint={`@${person.username}`}
      lead={<Avatar id={person.user_id} name={person.name} size={44} online={online} />}
      onClick={onChoose}
    />
  );
}

/** Asks the relay for somebody of exactly this name, once one has stopped typing. */
function Stranger({ username }: { username: string }) {
  const { core, words } = useApp();
  const { t } = words;
  const write = useWriteTo();
  const found = useSignal<Person | "asking" | { failure: string }>("asking");
  useEffect(() => {
    found.value = "asking";
    const timer = setTimeout(() => {
      core.ask("find_person", { username }).then(
        (person) => (found.value = person),
        (fault: unknown) => (found.value = { failure: codeOf(fault) }),
      );
    }, AFTER);
    return () => clearTimeout(timer);
  }, [username]);
  const now = found.value;
  if (now === "asking")
    return (
      <span class="waiting" role="status" aria-label={t("app.loading")}>
        <Spinner />
      </span>
    );
  if ("failure" in now)
    return (
      <p class="pane-hint" role="status">
        {t(now.failure === "not_found" ? "new.unknown" : failureKey(now.failure))}
      </p>
    );
  return <PersonChoice person={now} onChoose={() => write(now.username)} />;
}
