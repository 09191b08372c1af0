import { ChevronLeft, Info, Phone, ShieldCheck, Timer, Video } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { length, presence } from "../../words/phrases.ts";
import { useCall } from "../call/useCall.ts";

export function ChatHead({ conversation }: { conversation: Conversation }) {
  const { words, route, people, now } = useApp();
  const { t } = words;
  const call = useCall();
  const { person, kind } = conversation;
  const seen = people.presence(person?.user_id);
  const second = kind === "group" ? t("chat.members", { n: conversation.members }) : presence(words, seen, now.value);
  const open = route.current.value.detail !== undefined;
  const showInfo = () => (open ? route.back() : route.detail("info"));
  return (
    <header class="chat-head">
      <span class="only-narrow">
        <IconButton icon={ChevronLeft} mirrors size={28} label={t("app.back")} onClick={() => route.back()} />
      </span>
      <button type="button" class="chat-who" onClick={showInfo}>
        <Avatar id={person?.user_id ?? conversation.id} name={conversation.title} size={40} group={kind === "group"} online={seen?.online} />
        <span>
          <span class="chat-name">
            <h1 class="one-line" dir="auto">{conversation.title}</h1>
            {person?.trust === "verified" && <Mark icon={ShieldCheck} label={t("info.verified")} />}
            {conversation.timer > 0 && (
              <Mark icon={Timer} label={t("chat.expires", { time: length(words, conversation.timer) })} />
            )}
          </span>
          <span class="chat-second one-line">{second}</span>
        </span>
      </button>
      {kind === "direct" && conversation.standing === "accepted" && conversation.writable && (
        <>
          <IconButton icon={Phone} label={t("chat.audio")} onClick={() => call(conversation.id, "audio")} />
          <IconButton icon={Video} label={t("chat.video")} onClick={() => call(conversation.id, "video")} />
        </>
      )}
      <IconButton icon={Info} label={t("chat.info")} pressed={open} onClick={showInfo} />
    </header>
  );
}

function Mark({ icon, label }: { icon: typeof Timer; label: string }) {
  return (
    <span role="img" aria-label={label} title={label}>
      <Icon of={icon} size={14} />
    </span>
  );
}
