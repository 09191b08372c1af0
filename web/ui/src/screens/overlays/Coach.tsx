import { Bell, Share } from "lucide";
import { useApp } from "../../state/app.ts";
import { onHomeScreen, turnOnNotices } from "../../platform/notices.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import "./Coach.css";

/** Asks for notices, after a tap; on an iPhone it first says how to get onto the home screen. */
export function Coach() {
  const app = useApp();
  const { words, overlays, settings, toasts, attempt } = app;
  const { t } = words;
  const install = !("Notification" in window) && !onHomeScreen();
  const allow = async () => {
    await attempt(async () => (settings.notices.value = await turnOnNotices(app)));
    overlays.close();
    if (!settings.notices.value) toasts.show("settings.noticesDenied");
  };
  return (
    <Sheet title={t(install ? "coach.install" : "coach.notify")} onClose={() => overlays.close()} bare>
      <div class="coach">
        <span class="coach-icon">
          <Icon of={install ? Share : Bell} size={36} />
        </span>
        <h2>{t(install ? "coach.install" : "coach.notify")}</h2>
        <p>{t(install ? "coach.installHint" : "coach.notifyHint")}</p>
        {!install && (
          <Button wide onClick={() => void allow()}>
            {t("coach.allow")}
          </Button>
        )}
        <Button kind="plain" wide onClick={() => overlays.close()}>
          {t("coach.later")}
        </Button>
      </div>
    </Sheet>
  );
}
