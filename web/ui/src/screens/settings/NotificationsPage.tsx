import { turnOffNotices, turnOnNotices } from "../../platform/notices.ts";
import { useApp } from "../../state/app.ts";
import { Section } from "../../ui/Rows.tsx";
import { Switch } from "../../ui/Switch.tsx";

export function NotificationsPage() {
  const app = useApp();
  const { settings, words, overlays, toasts, attempt } = app;
  const { t } = words;
  const change = async (on: boolean) => {
    if (!on) {
      settings.notices.value = false;
      return void attempt(() => turnOffNotices(app));
    }
    if (!("Notification" in window)) return overlays.show({ kind: "coach" });
    await attempt(async () => (settings.notices.value = await turnOnNotices(app)));
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
