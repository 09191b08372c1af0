import { LogOut, Trash2 } from "lucide";
import { useSignal } from "@preact/signals";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { PasswordSheet } from "./PasswordSheet.tsx";

const SHORTEST = 8;

/** The password, leaving this device, leaving for good. */
export function AccountPage() {
  const { core, words, overlays } = useApp();
  const { t } = words;
  const deleting = useSignal(false);
  const logOut = () =>
    overlays.ask({
      title: "settings.logOut",
      text: "settings.logOutText",
      yes: "settings.logOut",
      danger: true,
      then: async () => {
        await core.ask("log_out", {});
        await core.forget();
      },
    });
  return (
    <>
      <ChangePassword />
      <Section>
        <Row icon={LogOut} danger label={t("settings.logOut")} onClick={logOut} />
        <Row icon={Trash2} danger label={t("settings.delete")} onClick={() => (deleting.value = true)} />
      </Section>
      {deleting.value && (
        <PasswordSheet
          title={t("settings.delete")}
          text={t("settings.deleteText")}
          yes={t("settings.delete")}
          onClose={() => (deleting.value = false)}
          act={async (password) => {
            await core.ask("delete_account", { password });
            await core.forget();
          }}
        />
      )}
    </>
  );
}

function ChangePassword() {
  const { core, words, attempt, toasts } = useApp();
  const { t } = words;
  const before = useSignal("");
  const after = useSignal("");
  const busy = useSignal(false);
  const change = async () => {
    busy.value = true;
    const passwords = { old_password: before.value, new_password: after.value };
    if (await attempt(() => core.ask("change_password", passwords))) {
      before.value = after.value = "";
      toasts.show("settings.passwordChanged");
    }
    busy.value = false;
  };
  return (
    <form class="settings-form" onSubmit={(event) => (event.preventDefault(), void change())}>
      <h2>{t("settings.password")}</h2>
      <Field
        label={t("settings.oldPassword")}
        type="password"
        autocomplete="current-password"
        value={before.value}
        onInput={(text) => (before.value = text)}
      />
      <Field
        label={t("settings.newPassword")}
        type="password"
        autocomplete="new-password"
        hint={t("onboard.passwordHint")}
        value={after.value}
        onInput={(text) => (after.value = text)}
      />
      <Button type="submit" busy={busy.value} disabled={!before.value || after.value.length < SHORTEST}>
        {t("settings.password")}
      </Button>
    </form>
  );
}
