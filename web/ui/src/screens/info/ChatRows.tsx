import { Images, Timer } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Row } from "../../ui/Rows.tsx";
import { length } from "../../words/phrases.ts";

/** What every chat's details have. */
export function ChatRows({ conversation }: { conversation: Conversation }) {
  const { words, overlays, route } = useApp();
  const { t } = words;
  return (
    <>
      <Row
        icon={Timer}
        label={t("info.timer")}
        value={conversation.timer ? length(words, conversation.timer) : t("info.off")}
        onClick={() => overlays.show({ kind: "timer", conversation: conversation.id })}
      />
      <Row icon={Images} label={t("info.media")} leads onClick={() => route.detail("media")} />
    </>
  );
}
