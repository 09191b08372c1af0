import { Download } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import { save } from "../../media/save.ts";
import { bytes } from "../../thread/time.ts";
import { Row, Section } from "../../ui/Rows.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { Switch } from "../../ui/Switch.tsx";

/** How much is kept in this browser, and a copy of it all for oneself. */
export function StoragePage() {
  const { core, words, attempt } = useApp();
  const { t, language } = words;
  const used = useSignal<StorageEstimate>({});
  const kept = useSignal(false);
  useEffect(() => {
    void navigator.storage?.estimate().then((found) => (used.value = found));
    void navigator.storage?.persisted().then((is) => (kept.value = is));
  }, []);
  const exporting = useSignal(false);
  const exportAll = async () => {
    if (exporting.value) return;
    exporting.value = true;
    await attempt(async () => {
      const { handle } = await core.ask("export", { files: true });
      save(URL.createObjectURL(await core.open(handle)), "messages.zip");
    });
    exporting.value = false;
  };
  const { usage = 0, quota = 0 } = used.value;
  return (
    <>
      <Section>
        <Row label={t("settings.used")} value={bytes(usage, language.value)} />
        <div class="meter" aria-hidden="true">
          <span style={{ width: `${quota ? Math.max(1, (usage / quota) * 100) : 0}%` }} />
        </div>
        <Switch
          label={t(kept.value ? "settings.persisted" : "settings.persist")}
          hint={t("settings.persistHint")}
          on={kept.value}
          onChange={() => void navigator.storage?.persist().then((is) => (kept.value = is))}
        />
      </Section>
      <Section>
        <Row
          {...(exporting.value ? { lead: <Spinner size={22} /> } : { icon: Download })}
          label={t(exporting.value ? "settings.exporting" : "settings.export")}
          hint={t("settings.exportHint")}
          onClick={() => void exportAll()}
        />
      </Section>
    </>
  );
}
