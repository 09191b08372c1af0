import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";

/** A stranger has written: let them in, send them away, or keep them away. */
export function RequestBar({ conversation }: { conversation: Conversation }) {
  const { words, core, attempt, route } = useApp();
  const { t } = words;
  const conversation_id = conversation.id;
  const { person } = conversation;
  const leave = async (work: () => Promise<unknown>) => {
    if (await attempt(work)) route.back();
  };
  return (
    <div class="request-bar">
      <h2>{t(person ? "requests.ask" : "requests.askGroup", { name: conversation.title })}</h2>
      <p>{t(person ? "requests.hint" : "requests.hintGroup")}</p>
      <div class="request-choices">
        {person && (
          <Button
            kind="plain"
            onClick={() =>
              void leave(async () => {
                await core.ask("block", { user_id: person.user_id, blocked: true });
                await core.ask("decline", { conversation_id });
              })
            }
          >
            {t("requests.block")}
          </Button>
        )}
        <Button kind="plain" onClick={() => void leave(() => core.ask("decline", { conversation_id }))}>
          {t("requests.decline")}
        </Button>
        <Button onClick={() => void attempt(() => core.ask("accept", { conversation_id }))}>{t("requests.accept")}</Button>
      </div>
    </div>
  );
}
