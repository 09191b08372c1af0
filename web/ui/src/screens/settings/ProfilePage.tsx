import { useApp } from "../../state/app.ts";
import { Row, Section } from "../../ui/Rows.tsx";
import { InviteCard } from "../InviteCard.tsx";

/** Who one is here, and the code by which others find one. */
export function ProfilePage() {
  const { session, words } = useApp();
  const { t } = words;
  const self = session.self.value;
  if (!self) return null;
  return (
    <>
      <Section>
        <Row label={t("onboard.name")} value={self.name} />
        <Row label={t("onboard.username")} value={`@${self.username}`} />
      </Section>
      <InviteCard />
    </>
  );
}
