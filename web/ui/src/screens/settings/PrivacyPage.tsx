import { useEffect } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import type { Person } from "../../core/contract.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { LockSection } from "./LockSection.tsx";

/** What the relay sees, and whom one has blocked. */
export function PrivacyPage() {
  const { people, words } = useApp();
  const { t } = words;
  useEffect(() => void people.load(), []);
  const blocked = (people.contacts.value ?? []).filter((one) => one.blocked);
  return (
    <>
      <Section title={t("settings.seen")}>
        <p class="settings-hint">{t("settings.seenHint")}</p>
      </Section>
      <LockSection />
      <Section title={t("settings.blocked")}>
        {blocked.length === 0 && <p class="settings-hint">{t("settings.noBlocked")}</p>}
        {blocked.map((person) => (
          <BlockedRow key={person.user_id} person={person} />
        ))}
      </Section>
    </>
  );
}

function BlockedRow({ person }: { person: Person }) {
  const { core, attempt, people, words } = useApp();
  const unblock = () =>
    attempt(async () => {
      await core.ask("block", { user_id: person.user_id, blocked: false });
      await people.load();
    });
  return (
    <Row label={person.name} hint={`@${person.username}`} lead={<Avatar id={person.user_id} name={person.name} size={40} />}>
      <Button kind="plain" onClick={() => void unblock()}>
        {words.t("settings.unblock")}
      </Button>
    </Row>
  );
}
