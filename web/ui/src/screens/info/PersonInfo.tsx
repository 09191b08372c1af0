import { Ban, ContactRound, ShieldCheck } from "lucide";
import type { Conversation } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Pane } from "../../ui/Pane.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { Card } from "./Card.tsx";
import { ChatRows } from "./ChatRows.tsx";

/** About the other one of a direct chat. */
export function PersonInfo({ conversation }: { conversation: Conversation }) {
  const { words, route, overlays, attempt, conversations } = useApp();
  const { t } = words;
  const { person } = conversation;
  if (!person) return null;
  const { user_id, name, blocked } = person;
  const setBlocked = (next: boolean) => conversations.block(conversation.id, user_id, next);
  const block = () =>
    blocked
      ? void attempt(() => setBlocked(false))
      : overlays.ask({
          title: "info.block",
          values: { name },
          text: "info.blockText",
          yes: "requests.block",
          danger: true,
          then: () => setBlocked(true),
        });
  return (
    <Pane title={t("info.title")} onBack={() => route.back()}>
      <Card conversation={conversation} second={`@${person.username}`} />
      <Section>
        <ChatRows conversation={conversation} />
        <Row
          icon={ShieldCheck}
          label={t("info.safety")}
          value={person.trust === "verified" ? t("info.verified") : undefined}
          leads
          onClick={() => route.detail("safety", user_id)}
        />
        <Row icon={ContactRound} label={t("info.shareContact")} onClick={() => overlays.show({ kind: "card", user: user_id })} />
      </Section>
      <Section>
        <Row icon={Ban} danger label={t(blocked ? "info.unblock" : "info.block", { name })} onClick={block} />
      </Section>
    </Pane>
  );
}
