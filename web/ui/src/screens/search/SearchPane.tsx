import { Search } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Hit, Id } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Empty, Failed } from "../../ui/Empty.tsx";
import { SearchField } from "../../ui/Field.tsx";
import { Pane } from "../../ui/Pane.tsx";
import { Section } from "../../ui/Rows.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ago, gist } from "../../words/phrases.ts";
import { matches, PersonChoice } from "../new/NewMessage.tsx";
import { useWriteTo } from "../useWriteTo.ts";
import { marks } from "./marks.ts";
import "./SearchPane.css";

const AFTER = 120;
const PAGE = 30;

/** Search over all that was ever said here: people first, then messages with the words marked. */
export function SearchPane() {
  const { route, words, people } = useApp();
  const { t } = words;
  const query = useSignal("");
  const write = useWriteTo();
  const asked = query.value.trim();
  const found = asked ? (people.contacts.value ?? []).filter((one) => matches(one, asked.toLocaleLowerCase())) : [];
  return (
    <Pane
      title={t("list.search")}
      onBack={() => route.leftBack()}
      tools={
        <div class="pane-tools">
          <SearchField label={t("search.placeholder")} value={query.value} onInput={(text) => (query.value = text)} autofocus />
        </div>
      }
    >
      {!asked && <Empty icon={Search} title={t("search.start")} hint={t("search.startHint")} />}
      {found.length > 0 && (
        <Section title={t("search.people")}>
          {found.slice(0, 5).map((person) => (
            <PersonChoice key={person.user_id} person={person} onChoose={() => write(person.username)} />
          ))}
        </Section>
      )}
      {asked && <Hits query={asked} quiet={found.length > 0} />}
    </Pane>
  );
}

/** The messages that fit, newest first. `quiet`: nothing found need not be said. */
export function Hits({ query, chat, quiet = false }: { query: string; chat?: Id; quiet?: boolean }) {
  const { core, words } = useApp();
  const { t } = words;
  const hits = useSignal<readonly Hit[] | "asking" | "failed">("asking");
  const next = useSignal(0);
  const ask = (from: number, before: readonly Hit[]) =>
    core.ask("search", { query, limit: PAGE, ...(chat && { conversation_id: chat }), ...(from && { from }) }).then(
      (answer) => {
        hits.value = [...before, ...answer.hits];
        next.value = answer.next;
      },
      () => void (hits.value = "failed"),
    );
  useEffect(() => {
    const timer = setTimeout(() => void ask(0, []), AFTER);
    return () => clearTimeout(timer);
  }, [query, chat]);
  const now = hits.value;
  if (now === "failed") return <Failed onRetry={() => void ask(0, [])} />;
  if (now === "asking") return <SkeletonRows count={4} />;
  if (now.length === 0)
    return quiet ? null : <Empty icon={Search} title={t("search.none", { query })} hint={t("search.noneHint")} />;
  return (
    <Section title={t("search.messages")}>
      <ul>
        {now.map((hit) => (
          <HitRow key={hit.line.id} hit={hit} query={query} />
        ))}
      </ul>
      {next.value > 0 && (
        <Button kind="quiet" wide onClick={() => void ask(next.value, now)}>
          {t("app.more")}
        </Button>
      )}
    </Section>
  );
}

function HitRow({ hit, query }: { hit: Hit; query: string }) {
  const { words, now, route, conversations } = useApp();
  const { line } = hit;
  const conversation = conversations.one(line.conversation_id);
  useEffect(() => {
    if (!conversation) void conversations.fetch(line.conversation_id).catch(() => undefined);
  }, [line.conversation_id]);
  return (
    <li>
      <button type="button" class="hit" onClick={() => route.chat(line.conversation_id, line.id)}>
        <Avatar
          id={conversation?.person?.user_id ?? line.conversation_id}
          name={hit.conversation_title}
          size={44}
          group={conversation?.kind === "group"}
        />
        <span class="row-words">
          <span class="one-line" dir="auto">{hit.conversation_title}</span>
          <small class="hit-text" dir="auto">
            {marks(gist(words, line), query).map((piece, i) => (piece.hit ? <mark key={i}>{piece.text}</mark> : piece.text))}
          </small>
        </span>
        <small>{ago(words, line.at, now.value)}</small>
      </button>
    </li>
  );
}
