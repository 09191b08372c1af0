import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";

/** In the composer's place: why nothing can be said here, and the way back where there is one. */
export function NotWritable({ conversation }: { conversation: Conversation }) {
  const { words, attempt, conversations } = useApp();
  const { t } = words;
  const { id, kind, person } = conversation;
  if (person?.blocked)
    return (
      <div class="not-writable">
        <p>{t("chat.blocked", { name: person.name })}</p>
        <Button kind="plain" onClick={() => void attempt(() => conversations.block(id, person.user_id, false))}>
          {t("settings.unblock")}
        </Button>
      </div>
    );
  return <p class="not-writable">{t(kind === "group" ? "chat.notMember" : "chat.notWritable")}</p>;
}
