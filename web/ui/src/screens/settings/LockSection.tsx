import { Lock } from "lucide";
import { useSignal } from "@preact/signals";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Row, Section } from "../../ui/Rows.tsx";

const SHORTEST = 6;

/** The app lock: a passphrase without which this browser cannot read what it keeps. */
export function LockSection() {
  const { core, words, settings, attempt, toasts } = useApp();
  const { t } = words;
  const current = useSignal("");
  const next = useSignal("");
  const wrong = useSignal(false);
  const busy = useSignal(false);
  const locked = settings.lock.value;
  const change = async (to: string | null) => {
    busy.value = true;
    await attempt(async () => {
      wrong.value = !(await core.protect(locked ? current.value : null, to));
      if (wrong.value) return;
      settings.lock.value = to !== null;
      current.value = next.value = "";
      toasts.show(to === null ? "lock.isOff" : "lock.isOn");
    });
    busy.value = false;
  };
  return (
    <Section title={t("lock.title")}>
      {locked && <Row icon={Lock} label={t("lock.now")} onClick={() => void attempt(() => core.lock())} />}
      <form class="settings-form" onSubmit={(event) => (event.preventDefault(), void change(next.value))}>
        <p class="settings-hint">{t("lock.hint")}</p>
        {locked && (
          <Field
            label={t("lock.current")}
            type="password"
            autocomplete="current-password"
            value={current.value}
            error={wrong.value ? t("lock.wrong") : undefined}
            onInput={(text) => (current.value = text)}
          />
        )}
        <Field
          label={t(locked ? "lock.next" : "lock.passphrase")}
          type="password"
          autocomplete="new-password"
          value={next.value}
          onInput={(text) => (next.value = text)}
        />
        <Button type="submit" busy={busy.value} disabled={next.value.length < SHORTEST || (locked && !current.value)}>
          {t(locked ? "lock.change" : "lock.turnOn")}
        </Button>
        {locked && (
          <Button kind="plain" disabled={!current.value} onClick={() => void change(null)}>
            {t("lock.turnOff")}
          </Button>
        )}
      </form>
    </Section>
  );
}
