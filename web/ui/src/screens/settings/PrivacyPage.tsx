import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import type { Person, Privacy } from "../../core/contract.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { Switch } from "../../ui/Switch.tsx";
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
      <Shown />
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

/** What others see of one. Both ways: who hides it does not see it either. */
function Shown() {
  const { core, words, attempt } = useApp();
  const { t } = words;
  const shown = useSignal<Privacy | undefined>(undefined);
  useEffect(() => void attempt(async () => (shown.value = await core.ask("privacy", {}))), []);
  const now = shown.value;
  if (!now) return null;
  const set = (change: Partial<Privacy>) =>
    void attempt(async () => (shown.value = await core.ask("set_privacy", { ...now, ...change })));
  return (
    <Section title={t("privacy.title")}>
      <Switch
        label={t("privacy.read")}
        hint={t("privacy.readHint")}
        on={now.read_receipts}
        onChange={(read_receipts) => set({ read_receipts })}
      />
      <Switch label={t("privacy.typing")} hint={t("privacy.typingHint")} on={now.typing} onChange={(typing) => set({ typing })} />
      <Switch
        label={t("privacy.presence")}
        hint={t("privacy.presenceHint")}
        on={now.presence}
        onChange={(presence) => set({ presence })}
      />
    </Section>
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
