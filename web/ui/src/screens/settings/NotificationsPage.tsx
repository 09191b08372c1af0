import { askForNotices } from "../../platform/notices.ts";
import { useApp } from "../../state/app.ts";
import { Section } from "../../ui/Rows.tsx";
import { Switch } from "../../ui/Switch.tsx";

export function NotificationsPage() {
  const { settings, words, overlays, toasts } = useApp();
  const { t } = words;
  const change = async (on: boolean) => {
    if (!on) return void (settings.notices.value = false);
    if (!("Notification" in window)) return overlays.show({ kind: "coach" });
    settings.notices.value = await askForNotices();
    if (!settings.notices.value) toasts.show("settings.noticesDenied");
  };
  return (
    <Section>
      <Switch
        label={t("settings.notices")}
        hint={t("settings.noticesHint")}
        on={settings.notices.value}
        onChange={(on) => void change(on)}
      />
    </Section>
  );
}
