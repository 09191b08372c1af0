import { Bell, BellOff, Search } from "lucide";
import type { IconNode } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import "./Info.css";

/** The head of the details: a large face and what one does most. */
export function Card({ conversation, second }: { conversation: Conversation; second: string }) {
  const { core, words, route, people, overlays, attempt, clock } = useApp();
  const { t } = words;
  const { person, id } = conversation;
  const muted = conversation.muted_until > clock();
  const mute = () =>
    muted
      ? void attempt(() => core.ask("mute", { conversation_id: id, until: 0 }))
      : overlays.show({ kind: "mute", conversation: id });
  return (
    <header class="info-card">
      <Avatar
        id={person?.user_id ?? id}
        name={conversation.title}
        size={96}
        group={conversation.kind === "group"}
        online={people.presence(person?.user_id)?.online}
      />
      <h2 dir="auto">{conversation.title}</h2>
      {second && (
        <p>
          <bdi>{second}</bdi>
        </p>
      )}
      <div class="info-tools">
        <Tool icon={muted ? BellOff : Bell} label={t(muted ? "info.unmute" : "info.mute")} onClick={mute} />
        <Tool icon={Search} label={t("info.search")} onClick={() => route.detail("find")} />
      </div>
    </header>
  );
}

function Tool({ icon, label, onClick }: { icon: IconNode; label: string; onClick: () => void }) {
  return (
    <button type="button" class="info-tool" onClick={onClick}>
      <span>
        <Icon of={icon} size={20} />
      </span>
      {label}
    </button>
  );
}
