import { Phone, PhoneMissed, ShieldAlert, Smartphone, Timer, Users, Video, type IconNode } from "lucide";
import type { Body, Conversation, Line } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { clock, duration } from "../../thread/time.ts";
import { Icon } from "../../ui/Icon.tsx";
import { length } from "../../words/phrases.ts";
import type { Key, Words } from "../../words/words.ts";
import { useCall } from "../call/useCall.ts";

/** What happened between the messages: a call, a timer, a member, a key. */
export function NoticeLine({ line, conversation }: { line: Line; conversation: Conversation }) {
  const { words, route } = useApp();
  const call = useCall();
  const { body } = line;
  if (body.kind === "call")
    return <CallCard line={line} body={body} onCall={() => call(conversation.id, body.media)} />;
  const text = sentence(words, line);
  const person = conversation.person;
  const opens = body.kind === "identity_changed" && person;
  const inside = (
    <>
      <Icon of={icon(body.kind)} size={14} />
      <span>{text}</span>
    </>
  );
  return opens ? (
    <button type="button" class="notice-line" onClick={() => route.detail("safety", person.user_id)}>
      {inside}
    </button>
  ) : (
    <p class="notice-line">{inside}</p>
  );
}

function CallCard({ line, body, onCall }: { line: Line; body: Extract<Body, { kind: "call" }>; onCall: () => void }) {
  const { words } = useApp();
  const { t, language } = words;
  const missed = body.end === "missed" && !line.mine;
  const Glyph = missed ? PhoneMissed : body.media === "video" ? Video : Phone;
  const what: Key =
    body.end === "missed"
      ? "system.callMissed"
      : body.end === "declined"
        ? "system.callDeclined"
        : body.end === "failed"
          ? "system.callFailed"
          : body.media === "video"
            ? "system.callVideo"
            : "system.callAudio";
  return (
    <div class={`call-card ${line.mine ? "out" : "in"}${missed ? " missed" : ""}`}>
      <span class="call-card-icon">
        <Icon of={Glyph} size={20} />
      </span>
      <span class="call-card-words">
        <b>{t(what)}</b>
        <span>{body.duration > 0 ? duration(body.duration) : clock(line.at, language.value)}</span>
      </span>
      <button type="button" onClick={onCall}>
        {t("system.callAgain")}
      </button>
    </div>
  );
}

function icon(kind: Body["kind"]): IconNode {
  const icons: Partial<Record<Body["kind"], IconNode>> = { identity_changed: ShieldAlert, device_added: Smartphone, timer: Timer };
  return icons[kind] ?? Users;
}

function sentence(words: Words, line: Line): string {
  const { t } = words;
  const { body, mine } = line;
  const name = line.author_name;
  switch (body.kind) {
    case "identity_changed":
      return t("system.identity", { name });
    case "device_added":
      return t(mine ? "system.deviceYou" : "system.device", { name });
    case "timer":
      if (body.seconds === 0) return t(mine ? "system.timerOffYou" : "system.timerOff", { name });
      return t(mine ? "system.timerOnYou" : "system.timerOn", { name, time: length(words, body.seconds) });
    case "group": {
      const what = new Intl.ListFormat(words.language.value).format(body.names);
      return t(mine ? `system.${body.change}You` : `system.${body.change}`, { name, what });
    }
    default:
      return "";
  }
}
