import { Users } from "lucide";
import { useApp } from "../../state/app.ts";
import type { Person } from "../../core/contract.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Empty, Failed } from "../../ui/Empty.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { presence } from "../../words/phrases.ts";
import { InviteCard } from "../InviteCard.tsx";
import { useWriteTo } from "../useWriteTo.ts";

/** Who is here now, then everybody one chats with, requests and how to invite someone. */
export function PeopleList() {
  const { people, words, conversations, route } = useApp();
  const { t } = words;
  const contacts = people.contacts.value;
  const requests = conversations.shelves.requests.value.length;
  if (people.failed.value) return <Failed onRetry={() => void people.load()} />;
  if (!contacts) return <SkeletonRows />;
  const active = people.active.value;
  const rest = contacts.filter((one) => !active.includes(one));
  return (
    <div class="chat-list">
      {requests > 0 && <Row label={t("list.requests", { n: requests })} leads onClick={() => route.left("requests")} />}
      {active.length > 0 && (
        <Section title={t("people.active")}>
          {active.map((person) => (
            <PersonRow key={person.user_id} person={person} />
          ))}
        </Section>
      )}
      {rest.length > 0 && (
        <Section title={t("people.contacts")}>
          {rest.map((person) => (
            <PersonRow key={person.user_id} person={person} />
          ))}
        </Section>
      )}
      {contacts.length === 0 && <Empty icon={Users} title={t("people.empty")} hint={t("people.emptyHint")} />}
      <InviteCard />
    </div>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { people, words, now } = useApp();
  const write = useWriteTo();
  const seen = people.presence(person.user_id);
  return (
    <Row
      label={person.name}
      hint={presence(words, seen, now.value) || `@${person.username}`}
      lead={<Avatar id={person.user_id} name={person.name} size={44} online={seen?.online} />}
      onClick={() => write(person.username)}
    />
  );
}
