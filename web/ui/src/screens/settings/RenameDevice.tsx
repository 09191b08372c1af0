import { useSignal } from "@preact/signals";
import type { Device } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";

const LONGEST = 64;

/** Another name for a device, as one's own devices show it. */
export function RenameDevice({ device, onClose, onDone }: { device: Device; onClose: () => void; onDone: () => void }) {
  const { core, words, attempt } = useApp();
  const { t } = words;
  const name = useSignal(device.name);
  const rename = async () => {
    const { device_id } = device;
    if (!(await attempt(() => core.ask("rename_device", { device_id, name: name.value.trim() })))) return;
    onDone();
    onClose();
  };
  return (
    <Sheet title={t("settings.deviceName")} onClose={onClose}>
      <form class="settings-form" onSubmit={(event) => (event.preventDefault(), void rename())}>
        <Field label={t("settings.deviceName")} value={name.value} maxLength={LONGEST} onInput={(text) => (name.value = text)} autofocus />
        <Button type="submit" wide disabled={!name.value.trim()}>
          {t("app.save")}
        </Button>
      </form>
    </Sheet>
  );
}
