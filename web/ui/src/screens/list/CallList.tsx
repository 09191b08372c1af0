import { ArrowDownLeft, ArrowUpRight, Phone, Video } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CallLogEntry } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { duration } from "../../thread/time.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Empty, Failed } from "../../ui/Empty.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { ago } from "../../words/phrases.ts";
import { useCall } from "../call/useCall.ts";
import "./CallList.css";

/** Earlier calls, all or the missed ones. */
export function CallList() {
  const { calls, words } = useApp();
  const { t } = words;
  const shown = useSignal<"all" | "missed">("all");
  useEffect(() => void calls.load(), []);
  if (calls.failed.value) return <Failed onRetry={() => void calls.load()} />;
  const log = calls.log.value;
  if (!log) return <SkeletonRows />;
  const rows = log.filter((entry) => shown.value === "all" || missed(entry));
  return (
    <>
      <Tabs
        minor
        label={t("tab.calls")}
        chosen={shown.value}
        onChoose={(id) => (shown.value = id)}
        tabs={[
          { id: "all", label: t("calls.all") },
          { id: "missed", label: t("calls.missed") },
        ]}
      />
      {rows.length === 0 ? (
        <Empty icon={Phone} title={t(log.length ? "calls.noMissed" : "calls.empty")} hint={t("calls.emptyHint")} />
      ) : (
        <ul class="chat-list">
          {rows.map((entry) => (
            <CallRow key={entry.line.id} entry={entry} />
          ))}
        </ul>
      )}
    </>
  );
}

function CallRow({ entry }: { entry: CallLogEntry }) {
  const { words, now, people, route } = useApp();
  const { t } = words;
  const call = useCall();
  const { line, person } = entry;
  if (line.body.kind !== "call") return null;
  const { media } = line.body;
  const outgoing = line.mine;
  return (
    <li class={missed(entry) ? "call-row missed" : "call-row"}>
      <button type="button" class="call-main" onClick={() => route.chat(entry.conversation_id)}>
        <Avatar id={person.user_id} name={person.name} online={people.presence(person.user_id)?.online} />
        <span class="call-words">
          <span class="call-name one-line" dir="auto">{person.name}</span>
          <span class="call-how">
            <Icon of={outgoing ? ArrowUpRight : ArrowDownLeft} size={16} mirrors />
            <span class="one-line">{how(entry, t)}</span>
            <span>· {ago(words, line.at, now.value)}</span>
          </span>
        </span>
      </button>
      <IconButton
        icon={media === "video" ? Video : Phone}
        kind="tinted"
        label={t("calls.again", { name: person.name })}
        onClick={() => call(entry.conversation_id, media)}
      />
    </li>
  );
}

function missed({ line }: CallLogEntry): boolean {
  return !line.mine && line.body.kind === "call" && line.body.end === "missed";
}

function how(entry: CallLogEntry, t: ReturnType<typeof useApp>["words"]["t"]): string {
  const { line } = entry;
  if (missed(entry)) return t("calls.missed");
  const direction = t(line.mine ? "calls.outgoing" : "calls.incoming");
  const lasted = line.body.kind === "call" && line.body.duration > 0 ? ` · ${duration(line.body.duration)}` : "";
  return direction + lasted;
}
