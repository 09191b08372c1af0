import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useApp } from "../../state/app.ts";
import { bytes } from "../../thread/time.ts";
import { Row, Section } from "../../ui/Rows.tsx";
import { Switch } from "../../ui/Switch.tsx";

/** How much is kept in this browser. */
export function StoragePage() {
  const { words } = useApp();
  const { t, language } = words;
  const used = useSignal<StorageEstimate>({});
  const kept = useSignal(false);
  useEffect(() => {
    void navigator.storage?.estimate().then((found) => (used.value = found));
    void navigator.storage?.persisted().then((is) => (kept.value = is));
  }, []);
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
    </>
  );
}
