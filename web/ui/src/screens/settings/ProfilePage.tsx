import { useSignal } from "@preact/signals";
import { useApp } from "../../state/app.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { FacePicker } from "../../ui/FacePicker.tsx";
import { Field } from "../../ui/Field.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { InviteCard } from "../InviteCard.tsx";

const LONGEST = 64;

/** Who one is here, for those one talks with, and the code by which others find one. */
export function ProfilePage() {
  const { core, session, words } = useApp();
  const { t } = words;
  const self = session.self.value;
  if (!self) return null;
  return (
    <>
      <div class="me">
        <Avatar id={self.user_id} name={self.name} size={96} />
      </div>
      <Section>
        <FacePicker has={self.has_picture} onPick={(handle) => core.ask("set_picture", handle ? { handle } : {})} />
        <Name now={self.name} />
        <p class="settings-hint">{t("settings.profileHint")}</p>
        <Row label={t("onboard.username")} value={`@${self.username}`} />
      </Section>
      <InviteCard />
    </>
  );
}

function Name({ now }: { now: string }) {
  const { core, words, attempt } = useApp();
  const { t } = words;
  const name = useSignal(now);
  const wanted = name.value.trim();
  return (
    <form class="settings-form" onSubmit={(event) => (event.preventDefault(), void attempt(() => core.ask("set_name", { name: wanted })))}>
      <Field label={t("onboard.name")} value={name.value} maxLength={LONGEST} onInput={(text) => (name.value = text)} />
      {wanted && wanted !== now && <Button type="submit">{t("app.save")}</Button>}
    </form>
  );
}
