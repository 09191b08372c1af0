import { ShieldAlert } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";

/** A quiet line where a key has changed; a plain warning where it had been verified before. */
export function TrustLine({ conversation }: { conversation: Conversation }) {
  const { words, route } = useApp();
  const { t } = words;
  const { person } = conversation;
  if (!person || (person.trust !== "changed" && person.trust !== "broken")) return null;
  const broken = person.trust === "broken";
  return (
    <button
      type="button"
      class={broken ? "trust-line broken" : "trust-line"}
      onClick={() => route.detail("safety", person.user_id)}
    >
      <Icon of={ShieldAlert} size={20} />
      <span>{t(broken ? "chat.broken" : "chat.changed", { name: person.name })}</span>
      <b>{t(broken ? "chat.brokenTap" : "chat.changedTap")}</b>
    </button>
  );
}
