import { useSignal } from "@preact/signals";
import type { ProfileState } from "../../core/core.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialogue } from "../../ui/Dialogue.tsx";
import { Field } from "../../ui/Field.tsx";
import { Logo } from "../../ui/Logo.tsx";
import "./Onboarding.css";

/** Before the app: the lock, or the plain truth when this browser has lost its keys. Never a new identity unasked. */
export function ProfileGate({ state }: { state: Exclude<ProfileState, "open" | "opening"> }) {
  const { brand, overlays } = useApp();
  const overlay = overlays.current.value;
  return (
    <main class="onboarding">
      <section class="onboarding-card">
        <Logo brand={brand.id} size={72} />
        <h1>{brand.name}</h1>
        {state === "locked" && <Unlock />}
        {state === "lost_keys" && <LostKeys />}
        {state === "unavailable" && <Unavailable />}
      </section>
      {overlay?.kind === "question" && <Dialogue question={overlay.question} />}
    </main>
  );
}

function Unlock() {
  const { core, words } = useApp();
  const { t } = words;
  const passphrase = useSignal("");
  const wrong = useSignal(false);
  const busy = useSignal(false);
  const open = async () => {
    busy.value = true;
    wrong.value = (await core.unlock(passphrase.value).catch(() => "wrong_passphrase")) !== "open";
    busy.value = false;
  };
  return (
    <form class="account-form gate" onSubmit={(event) => (event.preventDefault(), void open())}>
      <Field
        label={t("lock.passphrase")}
        type="password"
        autocomplete="current-password"
        value={passphrase.value}
        error={wrong.value ? t("lock.wrong") : undefined}
        onInput={(text) => (passphrase.value = text)}
        autofocus
      />
      <Button type="submit" wide busy={busy.value} disabled={!passphrase.value}>
        {t("lock.open")}
      </Button>
    </form>
  );
}

/** The way to a new beginning, once one has read what goes with the old one. */
function useForget(): () => void {
  const { core, overlays, settings } = useApp();
  const forgetAll = async () => {
    location.hash = "log-in"; // there is an account: the next screen asks for it
    await core.forget();
    settings.lock.value = false;
  };
  return () => overlays.ask({ title: "lost.title", text: "lost.again", yes: "lost.yes", danger: true, then: forgetAll });
}

function LostKeys() {
  const { t } = useApp().words;
  const forget = useForget();
  return (
    <div class="link-device">
      <h2>{t("lost.title")}</h2>
      <p>{t("lost.text")}</p>
      <Button wide onClick={forget}>
        {t("lost.yes")}
      </Button>
    </div>
  );
}

function Unavailable() {
  const { t } = useApp().words;
  const forget = useForget();
  return (
    <div class="link-device">
      <h2>{t("lost.unavailable")}</h2>
      <p>{t("lost.unavailableHint")}</p>
      <Button wide onClick={() => location.reload()}>
        {t("app.retry")}
      </Button>
      <Button kind="quiet" wide onClick={forget}>
        {t("lost.yes")}
      </Button>
    </div>
  );
}
