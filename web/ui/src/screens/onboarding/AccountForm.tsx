import { useSignal } from "@preact/signals";
import type { Self } from "../../core/contract.ts";
import { codeOf, tell } from "../../core/core.ts";
import { deviceName } from "../../platform/device.ts";
import { useApp } from "../../state/app.ts";
import { inviteCode } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { failureKey } from "../../words/failures.ts";

const SHORTEST_PASSWORD = 8;
const SHORTEST_USERNAME = 3;
const LONGEST_USERNAME = 32;
const LONGEST_NAME = 64;

interface Props {
  kind: "register" | "log_in";
  onSwitch: () => void;
  /** To take the account over from another device, with its messages. */
  onLink: () => void;
  /** Whose messages are here, where the log-in is over: nobody else may log in. */
  back: Self | undefined;
}

/** A new account, or an old one. An invite code is asked for only where the relay wants one. */
export function AccountForm({ kind, onSwitch, onLink, back }: Props) {
  const { core, session, words } = useApp();
  const { t } = words;
  const fields = { username: useSignal(back?.username ?? ""), name: useSignal(""), password: useSignal(""), invite: useSignal(inviteCode(location.hash)) };
  const fault = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const [username, name, password] = [fields.username.value.trim(), fields.name.value.trim(), fields.password.value];
  const fresh = kind === "register";
  const taken = fault.value === "username_taken";
  const wrong = fault.value === "bad_credentials";
  const invited = fault.value?.startsWith("invite") ?? false;
  const complete = username.length >= SHORTEST_USERNAME && password.length >= SHORTEST_PASSWORD && (!fresh || name !== "");
  const go = async () => {
    busy.value = true;
    fault.value = undefined;
    try {
      const invite = fields.invite.value.trim();
      const self = fresh
        ? await core.ask("register", { username, name, password, ...(invite && { invite }) })
        : await core.ask("log_in", { username, password });
      await session.enter(self);
      if (fresh) tell(core, "rename_device", { device_id: self.device_id, name: deviceName(navigator.userAgent) });
    } catch (refused) {
      fault.value = codeOf(refused);
      busy.value = false;
    }
  };
  return (
    <form class="account-form" onSubmit={(event) => (event.preventDefault(), void go())}>
      {!back && (
        <Field
          error={taken ? t("fail.taken") : undefined}
          label={t("onboard.username")}
          value={fields.username.value}
          autocomplete="username"
          maxLength={LONGEST_USERNAME}
          onInput={(text) => (fields.username.value = text.toLowerCase().replace(/[^a-z0-9._]/g, ""))}
        />
      )}
      {fresh && (
        <Field
          label={t("onboard.name")}
          value={fields.name.value}
          capitals
          maxLength={LONGEST_NAME}
          onInput={(text) => (fields.name.value = text)}
        />
      )}
      <Field
        label={t("onboard.password")}
        type="password"
        error={wrong ? t("fail.password") : undefined}
        value={password}
        autocomplete={fresh ? "new-password" : "current-password"}
        hint={fresh ? t("onboard.passwordHint") : undefined}
        onInput={(text) => (fields.password.value = text)}
      />
      {(invited || fields.invite.value) && (
        <Field label={t("onboard.invite")} value={fields.invite.value} onInput={(text) => (fields.invite.value = text)} />
      )}
      {fault.value && !taken && !wrong && (
        <p class="account-fault" role="alert">
          {t(failureKey(fault.value))}
        </p>
      )}
      <Button type="submit" wide busy={busy.value} disabled={!complete}>
        {busy.value && fresh ? t("onboard.making") : t(fresh ? "onboard.register" : "onboard.logIn")}
      </Button>
      {!fresh && (
        <Button kind="plain" wide onClick={onLink}>
          {t("link.title")}
        </Button>
      )}
      {back ? (
        <Erase />
      ) : (
        <Button kind="quiet" wide onClick={() => ((fault.value = undefined), onSwitch())}>
          {t(fresh ? "onboard.haveAccount" : "onboard.noAccount")}
        </Button>
      )}
    </form>
  );
}

/** Another account's place, or nobody's: what is here goes, and the sentence says so. */
function Erase() {
  const { core, words, overlays } = useApp();
  const erase = () =>
    overlays.ask({
      title: "onboard.erase",
      text: "onboard.eraseText",
      yes: "onboard.erase",
      danger: true,
      then: () => core.forget(),
    });
  return (
    <Button kind="warning" wide onClick={erase}>
      {words.t("onboard.erase")}
    </Button>
  );
}
