import { ScanLine } from "lucide";
import { useSignal } from "@preact/signals";
import type { Newcomer } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { lazy } from "../../ui/lazy.tsx";

const Scanner = lazy(async () => (await import("../../ui/Scanner.tsx")).Scanner);

/** The approving side of linking: the newcomer's code, then the number it shows, out of three. */
export function LinkDevice({ onDone }: { onDone: () => void }) {
  const { core, words, attempt, toasts } = useApp();
  const { t } = words;
  const code = useSignal("");
  const scanning = useSignal(false);
  const newcomer = useSignal<Newcomer | undefined>(undefined);
  const busy = useSignal(false);
  const ask = async (text: string) => {
    scanning.value = false;
    busy.value = true;
    await attempt(async () => (newcomer.value = await core.ask("newcomer", { code: text.trim() })));
    busy.value = false;
  };
  const approve = async (approval_id: string, number: string) => {
    busy.value = true;
    if (await attempt(() => core.ask("approve", { approval_id, number }))) toasts.show("settings.linked");
    onDone();
  };
  const found = newcomer.value;
  if (found)
    return (
      <div class="settings-form">
        <h2>{t("settings.linkPick", { name: found.device_name })}</h2>
        <div class="numbers">
          {found.numbers.map((number) => (
            <button key={number} type="button" disabled={busy.value} onClick={() => void approve(found.approval_id, number)}>
              {number}
            </button>
          ))}
        </div>
        <p class="settings-hint">{t("settings.linkOnly")}</p>
        <Button kind="plain" onClick={onDone}>
          {t("app.cancel")}
        </Button>
      </div>
    );
  return (
    <form class="settings-form" onSubmit={(event) => (event.preventDefault(), void ask(code.value))}>
      <h2>{t("settings.link")}</h2>
      <p class="settings-hint">{t("settings.linkHint")}</p>
      {scanning.value ? (
        <Scanner onFound={(text) => void ask(text)} onClose={() => (scanning.value = false)} />
      ) : (
        <Button kind="plain" icon={ScanLine} onClick={() => (scanning.value = true)}>
          {t("settings.scan")}
        </Button>
      )}
      <Field label={t("settings.linkCode")} value={code.value} onInput={(text) => (code.value = text)} />
      <Button type="submit" busy={busy.value} disabled={!code.value.trim()}>
        {t("settings.link")}
      </Button>
    </form>
  );
}
